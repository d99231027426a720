using System.Text;
using Flux.Manifests.Json;
using Flux.Manifests.Nodes;

namespace Flux.Cluster.Faults;

/// <summary>F21 and F22: what the watches on applied objects go through without losing drift.</summary>
public sealed class WatchFaultTests(FaultyHome home) : IClassFixture<FaultyHome>
{
    [Fact]
    public Task F21_WatchThatSaysNothing_IsLeftAndGoesOn() => HealsAsync("f21-silent", FaultKinds.SilentWatch);

    [Fact]
    public Task F21_WatchThatEndsAtOnce_GoesOnWhereItStopped() => HealsAsync("f21-end", FaultKinds.EndOfStream, times: 3);

    [Fact]
    public Task F21_WatchThatBreaksOffInAnEvent_GoesOn() => HealsAsync("f21-half", FaultKinds.HalfAnEvent);

    [Fact]
    public async Task F21_WatchThatTellsTwice_HealsOnce()
    {
        await home.SiloAsync();
        var delivery = await Delivery.CreateAsync(home.Workspace, "f21-twice", Delivery.Values("a", "b"));
        await delivery.ReadyAsync();
        using var fault = home.Api.Inject(IsWatch, FaultKinds.Twice);
        await fault.Struck;

        // When the second drift is judged, the first was told again, after it had been healed.
        foreach (var name in (string[])["a", "b"])
        {
            await delivery.DriftAsync(name, "drifted");
            await delivery.HasValueAsync(name, "one");
        }

        Assert.Equal(2, await home.DriftsAsync("f21-twice"));
    }

    [Fact]
    public async Task OwnApply_ThatTakesLong_IsNotTakenForDrift()
    {
        await home.SiloAsync();
        var delivery = await Delivery.CreateAsync(home.Workspace, "slow", Delivery.Values("a", "b"));
        await delivery.ReadyAsync();
        var drifts = await home.DriftsAsync("slow");
        var gate = new TaskCompletionSource();
        using var slow = home.Api.Inject(request => request.IsOf("slow", "configmaps") && request.IsApply, FaultKinds.Hold(gate.Task), skip: 1, times: 1);
        var commit = await delivery.PushAsync(new Dictionary<string, string> { ["a"] = "two", ["b"] = "two" });
        await delivery.RequestAsync();
        await slow.Struck;
        await delivery.HasValueAsync("a", "two");

        // Much longer than the watches take to tell of what is written.
        await Task.Delay(TimeSpan.FromSeconds(2), TestContext.Current.CancellationToken);
        gate.SetResult();
        await delivery.ReadyAsync(commit);
        Assert.Equal(drifts, await home.DriftsAsync("slow"));

        await delivery.DriftAsync("b", "drifted");
        await delivery.HasValueAsync("b", "two");
        Assert.Equal(drifts + 1, await home.DriftsAsync("slow"));
    }

    [Fact]
    public async Task F21_PlaceThatIsForgotten_IsReadAnew()
    {
        await home.SiloAsync();
        var delivery = await Delivery.CreateAsync(home.Workspace, "f21-gone", Delivery.Values("a"));
        await delivery.ReadyAsync();

        // Until everything is read anew, the server knows no place to go on from.
        var begin = home.Api.Requests.Count;
        using var fault = home.Api.Inject(
            request => IsWatch(request) && !home.Api.Requests.Skip(begin).Any(IsList), FaultKinds.GoneInStream);
        await fault.Struck;
        await delivery.DriftAsync("a", "drifted");

        await delivery.HasValueAsync("a", "one");
    }

    [Fact]
    public async Task F22_ListForgottenInTheMiddle_NeverStandsForTheWhole()
    {
        await home.SiloAsync();
        var quiet = await Delivery.CreateAsync(home.Workspace, "f22", Delivery.Values("a"));
        var other = await Delivery.CreateAsync(home.Workspace, "f22-other", Delivery.Values("a"));
        await quiet.ReadyAsync();
        await other.ReadyAsync();

        var begin = home.Api.Requests.Count;
        using var gone = home.Api.Inject(request => IsWatch(request) && !home.Api.Requests.Skip(begin).Any(IsList), FaultKinds.GoneInStream);
        using var part = home.Api.Inject(
            request => IsList(request) && !IsNextPage(request),
            FaultKinds.Rewrite(EmptyFirstPage),
            times: 1);
        using var expired = home.Api.Inject(IsNextPage, FaultKinds.Answer(410, "Expired", "The provided continue parameter is too old"));
        await expired.Struck;
        await other.DriftAsync("a", "drifted");
        await other.HasValueAsync("a", "one");

        // Had the part stood for the whole, the owner of what it lacks would have looked.
        Assert.DoesNotContain(home.Api.Requests.Skip(begin), request => request.IsOf("f22", "configmaps"));
    }

    /// <summary>As if everything were on the pages after it.</summary>
    private static string EmptyFirstPage(string list)
    {
        var page = (MapNode)JsonNodeReader.Read(Encoding.UTF8.GetBytes(list));
        page.Set("items", new ListNode());
        page.GetMap("metadata")!.Set("continue", "next");
        return JsonNodeWriter.WriteToString(page);
    }

    /// <summary>Drift during the fault is healed after it.</summary>
    private async Task HealsAsync(string name, Fault kind, int times = 1)
    {
        await home.SiloAsync();
        var delivery = await Delivery.CreateAsync(home.Workspace, name, Delivery.Values("a"));
        await delivery.ReadyAsync();
        using var fault = home.Api.Inject(IsWatch, kind, times: times);
        await fault.Struck;
        await delivery.DriftAsync("a", "drifted");

        await delivery.HasValueAsync("a", "one");
        Assert.Equal(1, await home.DriftsAsync(name));
    }

    private static bool IsWatch(ApiRequest request) => IsOfApplied(request) && request.IsWatch;

    private static bool IsList(ApiRequest request) => IsOfApplied(request) && request.IsList;

    /// <summary>ConfigMaps that ask to be watched are followed beside those that were applied.</summary>
    private static bool IsOfApplied(ApiRequest request) =>
        request.Path == "/api/v1/configmaps" && request.Query.Contains("kustomize.toolkit.fluxcd.io", StringComparison.Ordinal);

    private static bool IsNextPage(ApiRequest request) => IsList(request) && request.Query.Contains("continue=", StringComparison.Ordinal);
}
