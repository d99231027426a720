using Flux.Manifests.Objects;

namespace Flux.KubeApi.Resources;

/// <summary>A part of an object, or an action on it, with a path of its own.</summary>
/// <param name="Name">Last segment of the path: <c>status</c>.</param>
/// <param name="Kind">The kind of its bodies.</param>
/// <param name="Verbs">Among get, patch, update, create, delete.</param>
public sealed record Subresource(string Name, GroupVersionKind Kind, IReadOnlyList<string> Verbs)
{
    /// <summary>Answers the requests where the generic handlers (status, and scale when <see cref="Scale"/> is set) do not.</summary>
    public ISubresourceHandler? Handler { get; init; }

    /// <summary>Where a scale subresource reads and writes; null for others.</summary>
    public ScalePaths? Scale { get; init; }

    /// <summary>Whether its bodies are of another kind than the object's.</summary>
    public bool IsForeignKind { get; init; }

    /// <summary>Whether discovery prints the kind's group and version, as for kinds of another group.</summary>
    public bool PrintsGroupVersion { get => field || (IsForeignKind && Scale is not null); init; }
}
