using Flux.Apply.Clients;
using Flux.Manifests.Nodes;
using Flux.Manifests.Yaml;

namespace Flux.EndToEnd;

/// <summary>The objects of the tests, applied as a platform engineer would.</summary>
internal static class Manifests
{
    public const string GitRepositories = "apis/source.toolkit.fluxcd.io/v1/namespaces/{0}/gitrepositories";
    public const string Kustomizations = "apis/kustomize.toolkit.fluxcd.io/v1/namespaces/{0}/kustomizations";

    public static string ConfigMap(string @namespace, string name, string value) =>
        $"apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: {name}\n  namespace: {@namespace}\ndata:\n  value: {value}\n";

    public static Task TenantAsync(KubeClient client, string name) => ApplyAsync(
        client,
        $"apis/tenancy.toolkit.fluxcd.io/v1alpha1/tenants/{name}",
        $"apiVersion: tenancy.toolkit.fluxcd.io/v1alpha1\nkind: Tenant\nmetadata:\n  name: {name}\nspec:\n  namespaces: [{name}]\n");

    public static Task NamespaceAsync(KubeClient client, string name) =>
        ApplyAsync(client, $"api/v1/namespaces/{name}", $"apiVersion: v1\nkind: Namespace\nmetadata:\n  name: {name}\n");

    public static Task GitRepositoryAsync(KubeClient client, string @namespace, string name, string url) => ApplyAsync(
        client,
        $"{In(GitRepositories, @namespace)}/{name}",
        $"apiVersion: source.toolkit.fluxcd.io/v1\nkind: GitRepository\nmetadata:\n  name: {name}\n  namespace: {@namespace}\nspec:\n  interval: 10m\n  url: {url}\n  ref:\n    branch: main\n");

    public static Task KustomizationAsync(KubeClient client, string @namespace, string name, string source, string more = "", string path = "./") => ApplyAsync(
        client,
        $"{In(Kustomizations, @namespace)}/{name}",
        $"apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nmetadata:\n  name: {name}\n  namespace: {@namespace}\nspec:\n  interval: 10m\n  prune: true\n  path: {path}\n  sourceRef:\n    kind: GitRepository\n    name: {source}\n{more}");

    public static Task RequestAsync(KubeClient client, string @namespace, string repository) =>
        RequestAsync(client, $"{In(GitRepositories, @namespace)}/{repository}");

    /// <summary>Asks for a reconcile of any resource, by its path.</summary>
    public static async Task RequestAsync(KubeClient client, string path)
    {
        var annotations = new MapNode { { "reconcile.fluxcd.io/requestedAt", Guid.NewGuid().ToString() } };
        var patch = new MapNode { { "metadata", new MapNode { { "annotations", annotations } } } };
        var answer = await client.PatchAsync(path, PatchKind.Merge, patch, "test", TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccess, answer.Error?.Message);
    }

    public static string In(string collection, string @namespace) => collection.Replace("{0}", @namespace, StringComparison.Ordinal);

    public static async Task ApplyAsync(KubeClient client, string path, string yaml)
    {
        var answer = await client.ApplyAsync(path, (MapNode)YamlReader.Read(yaml), new ApplyParameters("test", DryRun: false), TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccess, answer.Error?.Message);
    }
}
