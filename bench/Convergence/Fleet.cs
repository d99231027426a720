using System.Text;
using Flux.Apply.Clients;
using Flux.Grains.GitRepositories;
using Flux.Manifests.Nodes;
using Flux.Manifests.Yaml;
using Flux.Sources.Archives;
using Flux.Sources.Files;
using Flux.Sources.Storage;

namespace Flux.Convergence.Bench;

/// <summary>The sources and Kustomizations of a run.</summary>
internal sealed class Fleet(KubeClient client, ArtifactStore store, ArtifactUrls urls, int count, bool shared)
{
    public const string Namespace = "bench";

    private const string Revision = "main@sha1:1111111111111111111111111111111111111111";

    public async Task CreateSourcesAsync()
    {
        if (shared)
        {
            var tree = new TreeDirectory();
            for (var i = 0; i < count; i++)
            {
                tree.GetOrAddDirectory($"app-{i}")!.Set("all.yaml", new TreeFile(Encoding.UTF8.GetBytes(ManifestsOf(i))));
            }

            await CreateSourceAsync("source", tree);
            return;
        }

        await Parallel.ForEachAsync(Enumerable.Range(0, count), async (i, _) =>
        {
            var tree = new TreeDirectory();
            tree.Set("all.yaml", new TreeFile(Encoding.UTF8.GetBytes(ManifestsOf(i))));
            await CreateSourceAsync($"source-{i}", tree);
        });
    }

    public Task CreateKustomizationsAsync() => Parallel.ForEachAsync(Enumerable.Range(0, count), async (i, _) => await ApplyAsync(
        $"apis/kustomize.toolkit.fluxcd.io/v1/namespaces/{Namespace}/kustomizations/app-{i}",
        $"""
        apiVersion: kustomize.toolkit.fluxcd.io/v1
        kind: Kustomization
        metadata: {"{"}name: app-{i}, namespace: {Namespace}{"}"}
        spec:
          interval: 1h
          prune: true
          wait: true
          path: ./{(shared ? $"app-{i}" : "")}
          sourceRef: {"{"}kind: GitRepository, name: {(shared ? "source" : $"source-{i}")}{"}"}
        """));

    public Task ApplyTenantAsync() => ApplyAsync(
        "apis/tenancy.toolkit.fluxcd.io/v1alpha1/tenants/bench",
        $"apiVersion: tenancy.toolkit.fluxcd.io/v1alpha1\nkind: Tenant\nmetadata: {{name: bench}}\nspec: {{namespaces: [{Namespace}]}}\n");

    private async Task CreateSourceAsync(string name, TreeDirectory tree)
    {
        var owner = new ArtifactOwner("GitRepository", Namespace, name);
        var artifact = await store.WriteAsync(
            owner,
            "1.tar.gz",
            (stream, token) =>
            {
                ArchiveWriter.Write(tree, stream, ArchiveOptions.Artifact, null, token);
                return Task.CompletedTask;
            },
            CancellationToken.None);
        var path = $"apis/source.toolkit.fluxcd.io/v1/namespaces/{Namespace}/gitrepositories/{name}";
        await ApplyAsync(
            path,
            $"apiVersion: source.toolkit.fluxcd.io/v1\nkind: GitRepository\nmetadata: {{name: {name}, namespace: {Namespace}}}\nspec: {{interval: 1h, url: 'https://git.example.com/{name}'}}\n");
        var status = (MapNode)YamlReader.Read(
            $"status:\n  artifact: {{path: {artifact.Path}, url: '{urls.Of(artifact.Path)}', revision: '{Revision}', digest: '{artifact.Digest}', size: {artifact.Size}, lastUpdateTime: '2026-01-01T00:00:00Z'}}\n");
        Check(await client.PatchAsync($"{path}/status", PatchKind.Merge, status, "bench", CancellationToken.None));
    }

    private async Task ApplyAsync(string path, string yaml) =>
        Check(await client.ApplyAsync(path, (MapNode)YamlReader.Read(yaml), new ApplyParameters("bench", DryRun: false), CancellationToken.None));

    private static void Check(KubeResponse response)
    {
        if (!response.IsSuccess)
        {
            throw new InvalidOperationException(response.Error.Message);
        }
    }

    private static string ManifestsOf(int i) =>
        $$$"""
        apiVersion: v1
        kind: ServiceAccount
        metadata: {name: app-{{{i}}}, namespace: {{{Namespace}}}}
        ---
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: app-{{{i}}}, namespace: {{{Namespace}}}}
        data: {key: value, name: app-{{{i}}}}
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: app-{{{i}}}, namespace: {{{Namespace}}}}
        spec:
          selector: {app: app-{{{i}}}}
          ports: [{name: http, port: 80, targetPort: http}]
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: app-{{{i}}}, namespace: {{{Namespace}}}}
        spec:
          replicas: 0
          selector: {matchLabels: {app: app-{{{i}}}}}
          template:
            metadata: {labels: {app: app-{{{i}}}}}
            spec:
              serviceAccountName: app-{{{i}}}
              containers:
              - name: app
                image: registry.example.com/app:1.0.0
                ports: [{name: http, containerPort: 8080}]
        """;
}
