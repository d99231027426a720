using Flux.ObjectStore;

namespace Flux.Convergence.Bench;

/// <summary>The kinds that the measurements look at.</summary>
internal static class Toolkit
{
    public static readonly ResourceKey Kustomizations = new("kustomize.toolkit.fluxcd.io", "kustomizations");

    public static readonly ResourceKey ConfigMaps = new("", "configmaps");

    public static readonly ResourceKey Deployments = new("apps", "deployments");

    public static string PathOfKustomization(string name, string @namespace = BenchPlane.Namespace) =>
        $"apis/kustomize.toolkit.fluxcd.io/v1/namespaces/{@namespace}/kustomizations/{name}";

    public static string PathOfRepository(string name) =>
        $"apis/source.toolkit.fluxcd.io/v1/namespaces/{BenchPlane.Namespace}/gitrepositories/{name}";

    /// <summary>The manifest of a Kustomization.</summary>
    /// <param name="more">Further fields of its spec, as lines of flow entries such as <c>wait: true</c>.</param>
    public static string Kustomization(string name, string source, string path, params string[] more) =>
        $"apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nmetadata: {{name: {name}, namespace: {BenchPlane.Namespace}}}\nspec:\n"
        + $"  interval: 1h\n  prune: true\n  path: '{path}'\n  sourceRef: {{kind: GitRepository, name: {source}}}\n"
        + string.Concat(more.Select(line => $"  {line}\n"));
}
