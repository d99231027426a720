using System.Globalization;
using Flux.EndToEnd;
using Flux.Manifests.Nodes;

namespace Flux.Cluster.Faults;

/// <summary>F39 and F49: dependencies that cannot be met, and objects that are suspended or deleted in the middle of things.</summary>
public sealed class LifecycleFaultTests(FaultyHome home) : IClassFixture<FaultyHome>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task F39_CycleAndMissingDependency_AreToldAndNotRunHot()
    {
        await home.SiloAsync();
        var delivery = await Delivery.CreateAsync(home.Workspace, "f39", Delivery.Values("a"));
        await delivery.ReadyAsync();
        await CreateDependentAsync(delivery, "one", "two");
        await CreateDependentAsync(delivery, "two", "one");
        await CreateDependentAsync(delivery, "lost", "nobody");

        await NotReadyAsync(delivery, "one");

        // Told by the one of the two that looked when both were there.
        await EventAsync(delivery, "f39/one -> f39/two");
        Assert.Contains("'f39/nobody' not found", Eventually.Message(await NotReadyAsync(delivery, "lost")), StringComparison.Ordinal);

        // As long as it takes to deliver something else, nobody has come back to them more than a few times: each is woken by the
        // new artifact, and waits again.
        string[] waiting = ["one", "two", "lost"];
        var before = await home.RunsAsync("f39", waiting);
        Assert.True(before >= waiting.Length);
        await delivery.PushAsync(Delivery.Values("a", "b"));
        await delivery.RequestAsync();
        await delivery.HasValueAsync("b", "one");
        Assert.InRange(await home.RunsAsync("f39", waiting) - before, 0, 2 * waiting.Length);
    }

    [Fact]
    public async Task F39_FlappingDependency_LetsTheDependentThroughOnceARound()
    {
        await home.SiloAsync();
        var delivery = await Delivery.CreateAsync(home.Workspace, "f39-flap", Delivery.Values("root"), retry: "1h");
        await delivery.ReadyAsync();
        await delivery.SetAsync("path", "./first");
        await CreateDependentAsync(delivery, "after", delivery.Name, "./second");
        for (var round = 0; round < 3; round++)
        {
            var begin = home.Api.Requests.Count;
            var runs = await home.RunsAsync("f39-flap", "after");
            await PushRoundAsync(delivery, round, "kind: [\n");
            await delivery.RequestAsync();
            await delivery.FailedAsync("BuildFailed");
            await NotReadyAsync(delivery, "after");
            var commit = await PushRoundAsync(delivery, round, EndToEnd.Manifests.ConfigMap(delivery.Name, "a", Round(round)));
            await delivery.RequestAsync();
            await Eventually.ReadyAsync(delivery.Client, delivery.Kustomizations, "after", commit);

            // Each artifact wakes the dependent, and so does the dependency that is ready for it, once more each where that is told in
            // two writes: few runs, where a hot retry makes dozens. Nothing was written before the dependency.
            var written = home.Api.Requests.Skip(begin).Where(request => request.IsApply && request.IsOf(delivery.Name, "configmaps")).Select(request => request.Path[^1]);
            Assert.Equal(['a', 'b'], written);
            Assert.InRange(await home.RunsAsync("f39-flap", "after") - runs, 0, 8);
        }
    }

    private static string Round(int round) => string.Create(CultureInfo.InvariantCulture, $"round-{round}");

    private static Task<string> PushRoundAsync(Delivery delivery, int round, string first) =>
        delivery.PushFilesAsync([("first/a.yaml", first), ("second/b.yaml", EndToEnd.Manifests.ConfigMap(delivery.Name, "b", Round(round)))]);

    [Theory]
    [InlineData("plan", "suspend")]
    [InlineData("plan", "delete")]
    [InlineData("apply", "suspend")]
    [InlineData("apply", "delete")]
    [InlineData("prune", "suspend")]
    [InlineData("prune", "delete")]
    public async Task F49_InEachPhase_EndsAsAsked(string phase, string action)
    {
        await home.SiloAsync();
        var name = $"f49-{phase}-{action}";
        var delivery = await Delivery.CreateAsync(home.Workspace, name, Delivery.Values("a", "b"));
        await delivery.ReadyAsync();
        var gate = new TaskCompletionSource();
        using var held = home.Api.Inject(
            request => request.IsOf(name, "configmaps") && IsOf(phase, request), FaultKinds.Hold(gate.Task), times: 1);
        var commit = await delivery.PushAsync(new Dictionary<string, string> { ["a"] = "two" });
        await delivery.RequestAsync();
        await held.Struck;

        if (action == "delete")
        {
            await delivery.DeleteAsync();
            gate.SetResult();
            await delivery.GoneAsync();
            Assert.Empty(await delivery.InClusterAsync());
            return;
        }

        // The run under way comes to its end; the next revision waits for the resumption.
        await delivery.SetAsync("suspend", true);
        gate.SetResult();
        await Eventually.ObjectAsync(delivery.Client, delivery.Kustomizations, name, item => (item.GetString("status", "lastAppliedRevision") ?? "").Contains(commit, StringComparison.Ordinal));
        var next = await delivery.PushAsync(new Dictionary<string, string> { ["a"] = "three" });
        await delivery.RequestAsync();
        await Eventually.ReadyAsync(delivery.Client, delivery.Sources, name, next);

        // As long as it takes to deliver something else from the start, it is left alone.
        await (await Delivery.CreateAsync(home.Workspace, $"{name}-other", Delivery.Values("a"))).ReadyAsync();
        Assert.Equal("two", await delivery.ValueAsync("a"));
        await delivery.SetAsync("suspend", false);
        await delivery.ReadyAsync(next);
        await delivery.HasExactlyAsync("a");
    }

    [Theory]
    [InlineData("source")]
    [InlineData("account")]
    public async Task F49_DeletionWithoutSourceOrAccount_Ends(string missing)
    {
        await home.SiloAsync();
        var name = $"f49-no-{missing}";
        var delivery = await Delivery.CreateAsync(home.Workspace, name, Delivery.Values("a"));
        await delivery.ReadyAsync();
        await (missing == "source" ? delivery.Client.DeleteAsync($"{delivery.Sources}/{name}", Token) : delivery.LoseAccountAsync());
        await delivery.DeleteAsync();

        await delivery.GoneAsync();

        // Nobody is left to delete as when the account is gone: what was applied stays and is told in an event.
        Assert.Equal(missing == "source" ? [] : ["a"], await delivery.InClusterAsync());
    }

    private static async Task EventAsync(Delivery delivery, string part)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Token);
        limit.CancelAfter(TimeSpan.FromSeconds(60));
        while (true)
        {
            var events = await delivery.Client.GetAsync($"api/v1/namespaces/{delivery.Name}/events", limit.Token);
            if (events.Object.GetList("items")!.Any(item => (item.GetString("message") ?? "").Contains(part, StringComparison.Ordinal)))
            {
                return;
            }

            await Task.Delay(100, limit.Token);
        }
    }

    private static bool IsOf(string phase, ApiRequest request) => phase switch
    {
        "plan" => request.IsDryRun,
        "apply" => request.IsApply,
        _ => request.Method == "DELETE",
    };

    private static Task<MapNode> NotReadyAsync(Delivery delivery, string name) =>
        Eventually.ObjectAsync(delivery.Client, delivery.Kustomizations, name, item => Eventually.Reason(item) == "DependencyNotReady");

    private static Task CreateDependentAsync(Delivery delivery, string name, string dependency, string path = "./") => EndToEnd.Manifests.KustomizationAsync(
        delivery.Client, delivery.Name, name, delivery.Name, $"  dependsOn: [{{name: {dependency}}}]\n", path);
}
