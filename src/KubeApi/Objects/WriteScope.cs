using Flux.KubeApi.Audit;
using Flux.KubeApi.Authentication;
using Flux.KubeApi.Requests;
using Flux.KubeApi.Resources;
using Flux.ObjectStore;

namespace Flux.KubeApi.Objects;

/// <summary>What a write is about: the object, the caller and the options. Warnings collect here on the way.</summary>
internal sealed record WriteScope
{
    public required ResourceDefinition Resource { get; init; }

    public required ServedVersion Version { get; init; }

    /// <summary>Empty for cluster-scoped kinds.</summary>
    public required string Namespace { get; init; }

    /// <summary>Empty for a create that takes its name from the body.</summary>
    public string Name { get; init; } = "";

    /// <summary>Empty for the object itself.</summary>
    public string Subresource { get; init; } = "";

    public required UserInfo User { get; init; }

    public WriteOptions Options { get; init; } = new();

    public List<string> Warnings { get; init; } = [];

    /// <summary>What admission wants to have in the audit log.</summary>
    public AuditAnnotations AuditAnnotations { get; init; } = new();

    public string ApiVersion => Resource.KindIn(Version.Name).ApiVersion;

    public ObjectKey Key => new(Resource.StorageKey, Namespace, Name);
}
