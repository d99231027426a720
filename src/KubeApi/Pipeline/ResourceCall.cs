using Flux.KubeApi.Audit;
using Flux.KubeApi.Authentication;
using Flux.KubeApi.Negotiation;
using Flux.KubeApi.Objects;
using Flux.KubeApi.Requests;
using Flux.KubeApi.Resources;
using Microsoft.AspNetCore.Http;

namespace Flux.KubeApi.Pipeline;

/// <summary>A request to a kind, on its way through the handlers.</summary>
internal sealed class ResourceCall
{
    public required HttpContext Http { get; init; }

    public required RequestInfo Info { get; init; }

    public required ResourceDefinition Resource { get; init; }

    public required ServedVersion Version { get; init; }

    /// <summary>Set when the path names one.</summary>
    public Subresource? Subresource { get; init; }

    public required UserInfo User { get; init; }

    public required AcceptedMedia Media { get; init; }

    public List<string> Warnings { get; } = [];

    public CancellationToken Aborted => Http.RequestAborted;

    /// <summary>The namespace of the object: empty for cluster-scoped kinds, whose name may stand in the path like one.</summary>
    public string Namespace => Resource.IsNamespaced ? Info.Namespace : "";

    public WriteScope Scope(WriteOptions options, string? name = null) => new()
    {
        Resource = Resource,
        Version = Version,
        Namespace = Namespace,
        Name = name ?? Info.Name,
        Subresource = Info.Subresource,
        User = User,
        Options = options,
        Warnings = Warnings,
        AuditAnnotations = Annotations,
    };

    private AuditAnnotations Annotations
    {
        get
        {
            if (Http.Features.Get<AuditAnnotations>() is not { } annotations)
            {
                Http.Features.Set(annotations = new AuditAnnotations());
            }

            return annotations;
        }
    }
}
