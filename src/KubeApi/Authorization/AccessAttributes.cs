using Flux.KubeApi.Authentication;

namespace Flux.KubeApi.Authorization;

/// <summary>What somebody wants to do.</summary>
public sealed record AccessAttributes
{
    public required UserInfo User { get; init; }

    public required string Verb { get; init; }

    /// <summary>False for a path that is no resource.</summary>
    public bool IsResource { get; init; } = true;

    public string Path { get; init; } = "";

    public string Group { get; init; } = "";

    public string Version { get; init; } = "";

    public string Namespace { get; init; } = "";

    public string Resource { get; init; } = "";

    public string Subresource { get; init; } = "";

    public string Name { get; init; } = "";

    /// <summary><c>pods/log</c>, or just <c>pods</c>.</summary>
    public string QualifiedResource => Subresource.Length == 0 ? Resource : $"{Resource}/{Subresource}";
}
