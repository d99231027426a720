namespace Flux.Cluster.Faults;

/// <summary>F1 to F4: a silo dies by SIGKILL at a chosen request; another takes over from what is stored.</summary>
public sealed class FailpointTests(FaultyHome home) : IClassFixture<FaultyHome>
{
    [Fact]
    public async Task F1_KillBeforeApply_IsTakenUpWithoutAnyChange()
    {
        await home.SiloAsync();
        using var fault = home.Api.Inject(request => request.IsOf("f1", "configmaps") && request.IsDryRun, FaultKinds.Hang);
        var delivery = await Delivery.CreateAsync(home.Workspace, "f1", Delivery.Values("a", "b"));
        await fault.Struck;

        // What is dispatched does not come again with the change log: only the unfinished status tells of the run that dies.
        await home.Workspace.DispatchedAsync(TestContext.Current.CancellationToken);
        await KillAndResumeAsync(fault);

        await delivery.ReadyAsync();
        await delivery.HasExactlyAsync("a", "b");
    }

    [Fact]
    public async Task F2_KillAfterSomeObjects_LeavesNoneThatNobodyOwns()
    {
        await home.SiloAsync();
        using var fault = home.Api.Inject(request => request.IsOf("f2", "configmaps") && request.IsApply, FaultKinds.Hang, skip: 2);
        var delivery = await Delivery.CreateAsync(home.Workspace, "f2", Delivery.Values("a", "b", "c", "d"));
        await fault.Struck;
        await home.KillAsync();
        Assert.Equal(["a", "b"], await delivery.InClusterAsync());
        Assert.Superset(new HashSet<string>(["a", "b"]), Delivery.Inventory(await delivery.CurrentAsync()).ToHashSet());

        // What was half applied is not declared any more: only the inventory knows of it.
        var commit = await delivery.PushAsync(Delivery.Values("d"));
        await delivery.RequestAsync();
        fault.Dispose();
        await home.SiloAsync();

        await delivery.ReadyAsync(commit);
        await delivery.HasExactlyAsync("d");
    }

    [Fact]
    public async Task F3_KillBetweenApplyAndInventory_LeavesNoneThatNobodyOwns()
    {
        await home.SiloAsync();
        using var fault = home.Api.Inject(request => request.IsOf("f3", "configmaps") && request.IsApply, FaultKinds.CommitThenHang, skip: 1);
        var delivery = await Delivery.CreateAsync(home.Workspace, "f3", Delivery.Values("a", "b"));
        await fault.Struck;
        await Eventually(async () => (await delivery.InClusterAsync()).Length == 2);
        await home.KillAsync();
        Assert.Equal(["a", "b"], Delivery.Inventory(await delivery.CurrentAsync()));

        var commit = await delivery.PushAsync(Delivery.Values("a"));
        await delivery.RequestAsync();
        fault.Dispose();
        await home.SiloAsync();

        await delivery.ReadyAsync(commit);
        await delivery.HasExactlyAsync("a");
    }

    [Fact]
    public async Task F4_KillInTheMiddleOfAPrune_PrunesTheRestLater()
    {
        await home.SiloAsync();
        var delivery = await Delivery.CreateAsync(home.Workspace, "f4", Delivery.Values("a", "b", "c", "d"));
        await delivery.ReadyAsync();
        using var fault = home.Api.Inject(request => request.IsOf("f4", "configmaps") && request.Method == "DELETE", FaultKinds.Hang, skip: 1);
        var commit = await delivery.PushAsync(Delivery.Values("a"));
        await delivery.RequestAsync();
        await fault.Struck;

        await KillAndResumeAsync(fault);

        await delivery.ReadyAsync(commit);
        await delivery.HasExactlyAsync("a");
    }

    private async Task KillAndResumeAsync(InjectedFault fault)
    {
        await home.KillAsync();
        fault.Dispose();
        await home.SiloAsync();
    }

    private static async Task Eventually(Func<Task<bool>> condition)
    {
        while (!await condition())
        {
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
    }
}
