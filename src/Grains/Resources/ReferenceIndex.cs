using Flux.Manifests.Nodes;
using Flux.ObjectStore;

namespace Flux.Grains.Resources;

/// <summary>Index terms for what a resource refers to, so that a change finds those whom it concerns without a scan.</summary>
public sealed class ReferenceIndex : IObjectIndex
{
    public static string SourceTerm(string kind, string @namespace, string name) => $"source/{kind}/{@namespace}/{name}";

    public static string DependencyTerm(string @namespace, string name) => $"depends/{@namespace}/{name}";

    /// <summary>Of those who look at more of a dependency than whether it is ready.</summary>
    public static string ExpressionTerm(string @namespace, string name) => $"expects/{@namespace}/{name}";

    public static string ConfigTerm(string kind, string @namespace, string name) => $"config/{kind}/{@namespace}/{name}";

    public IEnumerable<string> Terms(StoredObject item)
    {
        if (item.Key.Resource == ToolkitKinds.Kustomization.Resource)
        {
            return OfKustomization(item.Key.Namespace, item.Root.GetMap("spec"));
        }

        return item.Key.Resource == ToolkitKinds.GitRepository.Resource ? OfGitRepository(item.Key.Namespace, item.Root.GetMap("spec")) : [];
    }

    private static IEnumerable<string> OfKustomization(string @namespace, MapNode? spec)
    {
        var source = spec.GetMap("sourceRef");
        yield return SourceTerm(source.GetString("kind") ?? "", source.GetString("namespace") ?? @namespace, source.GetString("name") ?? "");
        foreach (var dependency in Items(spec, "dependsOn"))
        {
            var (place, name) = (dependency.GetString("namespace") ?? @namespace, dependency.GetString("name") ?? "");
            yield return DependencyTerm(place, name);
            if (dependency.GetString("readyExpr") is { Length: > 0 })
            {
                yield return ExpressionTerm(place, name);
            }
        }

        foreach (var from in Items(spec.GetMap("postBuild"), "substituteFrom"))
        {
            yield return ConfigTerm(from.GetString("kind") ?? "", @namespace, from.GetString("name") ?? "");
        }

        if (spec.GetString("decryption", "secretRef", "name") is { } keys)
        {
            yield return ConfigTerm("Secret", @namespace, keys);
        }

        if (spec.GetString("kubeConfig", "secretRef", "name") is { } kubeconfig)
        {
            yield return ConfigTerm("Secret", @namespace, kubeconfig);
        }
    }

    private static IEnumerable<string> OfGitRepository(string @namespace, MapNode? spec)
    {
        foreach (var include in Items(spec, "include"))
        {
            yield return SourceTerm(ToolkitKinds.GitRepository.Kind, @namespace, include.GetString("repository", "name") ?? "");
        }
    }

    private static IEnumerable<Node> Items(MapNode? map, string key) => map.GetList(key) ?? Enumerable.Empty<Node>();
}
