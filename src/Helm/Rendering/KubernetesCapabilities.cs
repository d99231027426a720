namespace Flux.Helm.Rendering;

/// <summary>What the target cluster is and can, as charts ask for it.</summary>
public sealed record KubernetesCapabilities
{
    /// <summary>The cluster that Helm assumes where there is none.</summary>
    public static readonly KubernetesCapabilities Default = new();

    public KubeVersion KubeVersion { get; init; } = KubeVersion.Default;

    /// <summary>API versions (<c>apps/v1</c>) and, where known, kinds (<c>apps/v1/Deployment</c>).</summary>
    public IReadOnlyList<string> ApiVersions { get; init; } = KnownApiVersions.All;

    /// <summary>The version of Helm to claim, such as <c>v4.3.1</c>.</summary>
    public string HelmVersion { get; init; } = "v4.3.1";

    /// <summary>The Go version to claim.</summary>
    public string GoVersion { get; init; } = "go1.26.8";

    /// <summary>The client library version to claim.</summary>
    public string KubeClientVersion { get; init; } = "v1.37";
}
