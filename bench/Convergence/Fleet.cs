using System.Text;
using Flux.Grains.GitRepositories;
using Flux.Sources.Archives;
using Flux.Sources.Files;
using Flux.Sources.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Flux.Convergence.Bench;

/// <summary>The sources and Kustomizations of a run: artifacts that are there already, so that no server's speed is measured.</summary>
internal sealed class Fleet(BenchPlane plane, int count, bool shared)
{
    private const string Revision = "main@sha1:1111111111111111111111111111111111111111";

    private readonly ArtifactStore _store = plane.Plane.Services.GetRequiredService<ArtifactStore>();
    private readonly ArtifactUrls _urls = plane.Plane.Services.GetRequiredService<ArtifactUrls>();

    public async Task CreateSourcesAsync()
    {
        if (shared)
        {
            var tree = new TreeDirectory();
            for (var i = 0; i < count; i++)
            {
                tree.GetOrAddDirectory($"app-{i}")!.Set("all.yaml", new TreeFile(Encoding.UTF8.GetBytes(Samples.Application($"app-{i}"))));
            }

            await CreateSourceAsync("source", tree);
            return;
        }

        await Parallel.ForEachAsync(Enumerable.Range(0, count), async (i, _) =>
        {
            var tree = new TreeDirectory();
            tree.Set("all.yaml", new TreeFile(Encoding.UTF8.GetBytes(Samples.Application($"app-{i}"))));
            await CreateSourceAsync($"source-{i}", tree);
        });
    }

    /// <summary>Creates Kustomizations, each over its own source or directory.</summary>
    /// <param name="more">Further fields of the spec of the one with a number.</param>
    public Task CreateKustomizationsAsync(Func<int, string[]> more) => Parallel.ForEachAsync(Enumerable.Range(0, count), async (i, _) =>
        await plane.ApplyAsync(
            Toolkit.PathOfKustomization($"app-{i}"),
            Toolkit.Kustomization($"app-{i}", shared ? "source" : $"source-{i}", shared ? $"./app-{i}" : "./", more(i))));

    private async Task CreateSourceAsync(string name, TreeDirectory tree)
    {
        var owner = new ArtifactOwner("GitRepository", BenchPlane.Namespace, name);
        var artifact = await _store.WriteAsync(
            owner,
            "1.tar.gz",
            (stream, token) =>
            {
                ArchiveWriter.Write(tree, stream, ArchiveOptions.Artifact, null, token);
                return Task.CompletedTask;
            },
            CancellationToken.None);
        await plane.ApplyAsync(
            Toolkit.PathOfRepository(name),
            $"apiVersion: source.toolkit.fluxcd.io/v1\nkind: GitRepository\nmetadata: {{name: {name}, namespace: {BenchPlane.Namespace}}}\nspec: {{interval: 1h, url: 'https://git.example.com/{name}'}}\n");
        await plane.MergeAsync(
            $"{Toolkit.PathOfRepository(name)}/status",
            $"status:\n  artifact: {{path: {artifact.Path}, url: '{_urls.Of(artifact.Path)}', revision: '{Revision}', digest: '{artifact.Digest}', size: {artifact.Size}, lastUpdateTime: '2026-01-01T00:00:00Z'}}\n");
    }
}
