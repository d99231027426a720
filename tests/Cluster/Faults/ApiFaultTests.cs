using Flux.EndToEnd;
using Flux.Manifests.Nodes;

namespace Flux.Cluster.Faults;

/// <summary>F15 to F18 and F23: the API server refuses, breaks off or finds nothing.</summary>
public sealed class ApiFaultTests(FaultyHome home) : IClassFixture<FaultyHome>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task F15_Conflict_IsToldAndTriedAgain()
    {
        await home.SiloAsync();
        using var fault = home.Api.Inject(
            request => request.IsOf("f15", "configmaps") && request.IsApply,
            FaultKinds.Answer(409, "Conflict", "Operation cannot be fulfilled on configmaps \"a\": the object has been modified"));
        var delivery = await Delivery.CreateAsync(home.Workspace, "f15", Delivery.Values("a"));

        var failed = await delivery.FailedAsync("ReconciliationFailed");
        Assert.Contains("ConfigMap/f15/a", Eventually.Message(failed), StringComparison.Ordinal);
        Assert.Contains("the object has been modified", Eventually.Message(failed), StringComparison.Ordinal);
        fault.Dispose();

        await delivery.ReadyAsync();
        await delivery.HasExactlyAsync("a");
    }

    [Fact]
    public async Task F16_AppliedButNotAnswered_IsOwnedAllTheSame()
    {
        await home.SiloAsync();
        using var fault = home.Api.Inject(request => request.IsOf("f16", "configmaps") && request.IsApply, FaultKinds.CommitThenDrop, skip: 1);
        var delivery = await Delivery.CreateAsync(home.Workspace, "f16", Delivery.Values("a", "b", "c"), retry: "1m");
        var failed = await delivery.FailedAsync("ReconciliationFailed");
        Assert.Equal(["a", "b"], await delivery.InClusterAsync());
        Assert.Equal(["a", "b"], Delivery.Inventory(failed));
        fault.Dispose();

        // Not declared any more: only the inventory knows of it.
        var commit = await delivery.PushAsync(Delivery.Values("a"));
        await delivery.RequestAsync();

        await delivery.ReadyAsync(commit);
        await delivery.HasExactlyAsync("a");
    }

    [Fact]
    public async Task F17_ImmutableField_IsToldAndNothingIsDeletedUnlessForced()
    {
        await home.SiloAsync();
        var delivery = await Delivery.CreateAsync(home.Workspace, "f17", Delivery.Values("b"));
        var commit = await delivery.PushFilesAsync([("a.yaml", Immutable("one"))]);
        await delivery.RequestAsync();
        await delivery.ReadyAsync(commit);

        commit = await delivery.PushFilesAsync([("a.yaml", Immutable("two"))]);
        await delivery.RequestAsync();
        var failed = await delivery.FailedAsync("ReconciliationFailed");
        Assert.Contains("immutable", Eventually.Message(failed), StringComparison.Ordinal);
        Assert.Equal("one", await delivery.ValueAsync("a"));
        Assert.DoesNotContain(home.Api.Requests, request => request.Method == "DELETE" && request.Path.EndsWith("/namespaces/f17/configmaps/a", StringComparison.Ordinal));

        await delivery.SetAsync("force", true);
        await delivery.ReadyAsync(commit);
        Assert.Equal("two", await delivery.ValueAsync("a"));

        static string Immutable(string value) => EndToEnd.Manifests.ConfigMap("f17", "a", value) + "immutable: true\n";
    }

    [Fact]
    public async Task F18_RightsTakenAway_StopsNamesThemAndHoldsTheDeletionUntilTheyAreBack()
    {
        await home.SiloAsync();
        var delivery = await Delivery.CreateAsync(home.Workspace, "f18", Delivery.Values("a"));
        await delivery.ReadyAsync();
        await delivery.HasRoleAsync("view");
        await delivery.PushAsync(Delivery.Values("a", "b"));
        await delivery.RequestAsync();

        var failed = await delivery.FailedAsync("ReconciliationFailed");
        Assert.Contains("(Forbidden)", Eventually.Message(failed), StringComparison.Ordinal);
        Assert.Contains("\"system:serviceaccount:f18:flux-tenant\" cannot", Eventually.Message(failed), StringComparison.Ordinal);
        Assert.Contains("configmaps", Eventually.Message(failed), StringComparison.Ordinal);
        Assert.Contains("a", Delivery.Inventory(failed));

        var looked = home.Api.Inject(request => request.Method == "GET" && request.Path.EndsWith("/namespaces/f18/configmaps/a", StringComparison.Ordinal), FaultKinds.Hold(Task.CompletedTask), skip: 2);
        await delivery.DeleteAsync();
        await looked.Struck;
        Assert.False((await delivery.Client.GetAsync($"{delivery.Kustomizations}/f18", Token)).IsNotFound);
        await delivery.HasRoleAsync("admin");

        await delivery.GoneAsync();
        Assert.Empty(await delivery.InClusterAsync());
    }

    [Fact]
    public async Task F23_NothingFound_IsDoubtedBeforeTheInventoryForgets()
    {
        await home.SiloAsync();
        var delivery = await Delivery.CreateAsync(home.Workspace, "f23", Delivery.Values("a", "b", "c", "d", "e", "f"), retry: "5s");
        await delivery.ReadyAsync();
        using var fault = home.Api.Inject(
            request => request.Method == "GET" && request.IsOf("f23", "configmaps") && !request.Path.EndsWith("/a", StringComparison.Ordinal),
            FaultKinds.Answer(404, "NotFound", "configmaps not found"));
        var commit = await delivery.PushAsync(Delivery.Values("a"));
        await delivery.RequestAsync();

        var failed = await delivery.FailedAsync("PruneFailed");
        fault.Dispose();
        Assert.Contains("5 of 5 objects to delete are not found", Eventually.Message(failed), StringComparison.Ordinal);
        Assert.Equal(["a", "b", "c", "d", "e", "f"], Delivery.Inventory(failed));

        await delivery.ReadyAsync(commit);
        await delivery.HasExactlyAsync("a");
    }
}
