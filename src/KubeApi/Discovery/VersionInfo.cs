using Flux.Manifests.Nodes;

namespace Flux.KubeApi.Discovery;

/// <summary>The answer of <c>/version</c>: the Kubernetes version whose dialect is spoken.</summary>
public sealed record VersionInfo
{
    public string Major { get; init; } = "1";

    public string Minor { get; init; } = "36";

    public string GitVersion { get; init; } = "v1.36.3";

    internal MapNode ToNode() => new()
    {
        { "major", Major },
        { "minor", Minor },
        { "emulationMajor", Major },
        { "emulationMinor", Minor },
        { "minCompatibilityMajor", Major },
        { "minCompatibilityMinor", "35" },
        { "gitVersion", GitVersion },
        { "gitCommit", "" },
        { "gitTreeState", "clean" },
        { "buildDate", "1970-01-01T00:00:00Z" },
        { "goVersion", "" },
        { "compiler", "" },
        { "platform", "linux/amd64" },
    };
}
