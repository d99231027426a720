using System.Globalization;
using System.Text;
using Flux.Apply.Clients;
using Flux.EndToEnd;
using Flux.Manifests.Nodes;

namespace Flux.Cluster.Fleets;

/// <summary>Many Kustomizations over the paths of a few repositories. Each applies ConfigMaps that tell their revision.</summary>
internal sealed class Fleet(KubeClient client, FleetRepository repository, int count)
{
    public const string Namespace = "fleet";

    private const string Source = "fleet";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async Task CreateAsync(Uri git)
    {
        await EndToEnd.Manifests.TenantAsync(client, Namespace);
        await Eventually.ReadyAsync(client, "apis/tenancy.toolkit.fluxcd.io/v1alpha1/tenants", Namespace);
        await EndToEnd.Manifests.GitRepositoryAsync(client, Namespace, Source, new Uri(git, repository.Name).ToString());
        await Parallel.ForEachAsync(Enumerable.Range(0, count), Token, async (i, _) => await CreateAsync(i));
    }

    /// <summary>Pushes the next revision: every directory keeps one object and changes the name of another.</summary>
    public async Task<string> PushAsync(int revision)
    {
        var commit = await repository.PushAsync(Enumerable.Range(0, count).Select(i => ($"app-{Text(i)}/all.yaml", ManifestsOf(i, revision))));
        return commit;
    }

    public Task RequestAsync() => EndToEnd.Manifests.RequestAsync(client, Namespace, Source);

    public Task<int> ReadyAsync(string commit, int wanted, TimeSpan limit) => ReadyAsync(commit, wanted, limit, TimeSpan.FromMilliseconds(200));

    /// <summary>Waits until so many Kustomizations are ready at a revision. Returns how many are.</summary>
    public async Task<int> ReadyAsync(string commit, int wanted, TimeSpan limit, TimeSpan poll)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        stop.CancelAfter(limit);
        var ready = 0;
        while (ready < wanted)
        {
            if (stop.IsCancellationRequested)
            {
                throw new TimeoutException($"{ready} of {wanted} Kustomizations came to {commit}; one that did not: {(await LaggardAsync(commit))}");
            }

            await Task.Delay(poll, Token);
            ready = (await ListAsync()).Count(item => IsAt(item, commit));
        }

        return ready;
    }

    public async Task<IReadOnlyList<MapNode>> ListAsync() => await ItemsAsync(EndToEnd.Manifests.In(EndToEnd.Manifests.Kustomizations, Namespace));

    /// <summary>The ConfigMaps that some Kustomization applied, as the cluster has them.</summary>
    public Task<IReadOnlyList<MapNode>> AppliedAsync() =>
        ItemsAsync($"api/v1/namespaces/{Namespace}/configmaps?labelSelector={Uri.EscapeDataString("kustomize.toolkit.fluxcd.io/name")}");

    private async Task<IReadOnlyList<MapNode>> ItemsAsync(string path)
    {
        var answer = await client.GetAsync(path, Token);
        return answer.IsSuccess ? [.. answer.Object.GetList("items")!.OfType<MapNode>()] : [];
    }

    private async Task<string> LaggardAsync(string commit) =>
        (await ListAsync()).FirstOrDefault(item => !IsAt(item, commit))?.ToString() ?? "none";

    private static bool IsAt(MapNode item, string commit) =>
        Eventually.Is(item, "True") && (item.GetString("status", "lastAppliedRevision") ?? "").EndsWith(commit, StringComparison.Ordinal);

    private Task CreateAsync(int i) => EndToEnd.Manifests.ApplyAsync(
        client,
        $"{EndToEnd.Manifests.In(EndToEnd.Manifests.Kustomizations, Namespace)}/app-{Text(i)}",
        $$"""
        apiVersion: kustomize.toolkit.fluxcd.io/v1
        kind: Kustomization
        metadata: {name: app-{{Text(i)}}, namespace: {{Namespace}}}
        spec:
          interval: 10m
          prune: true
          path: ./app-{{Text(i)}}
          sourceRef: {kind: GitRepository, name: {{Source}}}
        """);

    private static string ManifestsOf(int i, int revision)
    {
        var text = new StringBuilder();
        text.Append(EndToEnd.Manifests.ConfigMap(Namespace, $"app-{Text(i)}", $"'{Text(revision)}'"));
        text.Append("---\n");
        text.Append(EndToEnd.Manifests.ConfigMap(Namespace, $"app-{Text(i)}-r{Text(revision)}", $"'{Text(revision)}'"));
        return text.ToString();
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
