using Flux.Manifests.Nodes;

namespace Flux.DevCluster.Tests.Hosting;

/// <summary>What a cluster answered.</summary>
internal sealed record ClusterAnswer(int Code, MapNode Body, IReadOnlyList<string> Warnings)
{
    public string Message => Body.GetString("message") ?? "";
}
