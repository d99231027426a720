using System.Security.Cryptography;
using System.Text;
using Flux.Helm.Charts;
using Flux.Helm.Packaging;
using Flux.Manifests.Nodes;

namespace Flux.Helm.Dependencies;

/// <summary>The digest in Chart.lock, which tells whether the lock still fits Chart.yaml.</summary>
public static class DependencyDigest
{
    /// <summary>Over the declared and the locked dependencies.</summary>
    public static string Of(IEnumerable<ChartDependency> declared, IEnumerable<ChartDependency> locked) => Hash(new ListNode([List(declared), List(locked)]));

    /// <summary>As Helm 2 took it, over the declared dependencies only; old requirements.lock files have it.</summary>
    public static string OfDeclared(IEnumerable<ChartDependency> declared) => Hash(new MapNode { ["dependencies"] = List(declared) });

    private static ListNode List(IEnumerable<ChartDependency> dependencies) => new(dependencies.Select(ChartMetadataWriter.Dependency));

    private static string Hash(Node node) => "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(GoJsonText.Write(node))));
}
