using Flux.Manifests.Nodes;
using Flux.ObjectStore;

namespace Flux.DevCluster.Tests.Controllers;

public sealed class GarbageTests(ControllerCluster cluster) : IClassFixture<ControllerCluster>
{
    private static readonly ResourceKey ConfigMaps = new("", "configmaps");

    [Fact]
    public async Task Dependent_OfAbsentOwner_IsDeleted()
    {
        await cluster.CreateAsync("gc-absent", Owned("absent", ("never", "11111111-1111-1111-1111-111111111111")));

        await cluster.UntilGoneAsync(ConfigMaps, "gc-absent", "absent");
    }

    [Fact]
    public async Task Dependent_OneOwnerOfTwoGone_LosesThatReference()
    {
        var one = await OwnerAsync("gc-two", "one");
        var two = await OwnerAsync("gc-two", "two");
        await cluster.CreateAsync("gc-two", Owned("child", ("one", one), ("two", two)));

        await cluster.DeleteAsync(ConfigMaps, "gc-two", "one");
        var child = await cluster.UntilAsync(ConfigMaps, "gc-two", "child", item => item.GetList("metadata", "ownerReferences") is { Count: 1 });
        Assert.Equal(two, child.GetList("metadata", "ownerReferences")![0].GetString("uid"));

        await cluster.DeleteAsync(ConfigMaps, "gc-two", "two", "Background");
        await cluster.UntilGoneAsync(ConfigMaps, "gc-two", "child");
    }

    [Fact]
    public async Task Owner_DeletedInForeground_WaitsForItsDependents()
    {
        var owner = await OwnerAsync("gc-fore", "owner");
        await cluster.CreateAsync("gc-fore", Owned("child", ("owner", owner)));
        await cluster.UpdateAsync(ConfigMaps, "gc-fore", "child", item => item.GetMap("metadata")!.Set("finalizers", new ListNode { "example.com/hold" }));

        await cluster.DeleteAsync(ConfigMaps, "gc-fore", "owner", "Foreground");
        await cluster.UntilAsync(ConfigMaps, "gc-fore", "child", item => item.GetString("metadata", "deletionTimestamp") is not null);
        await cluster.UntilAsync(ConfigMaps, "gc-fore", "owner", item => item.GetList("metadata", "finalizers") is { Count: 1 });
        await cluster.UpdateAsync(ConfigMaps, "gc-fore", "child", item => item.GetMap("metadata")!.Remove("finalizers"));

        await cluster.UntilGoneAsync(ConfigMaps, "gc-fore", "child");
        await cluster.UntilGoneAsync(ConfigMaps, "gc-fore", "owner");
    }

    [Fact]
    public async Task Owner_DeletedWithOrphaning_LeavesItsDependents()
    {
        var owner = await OwnerAsync("gc-orphan", "owner");
        await cluster.CreateAsync("gc-orphan", Owned("child", ("owner", owner)));

        await cluster.DeleteAsync(ConfigMaps, "gc-orphan", "owner", "Orphan");
        await cluster.UntilGoneAsync(ConfigMaps, "gc-orphan", "owner");

        var child = await cluster.UntilAsync(ConfigMaps, "gc-orphan", "child", _ => true);
        Assert.Null(child.Get("metadata", "ownerReferences"));
    }

    private async Task<string> OwnerAsync(string ns, string name)
    {
        await cluster.CreateAsync(ns, $"apiVersion: v1\nkind: ConfigMap\nmetadata: {{name: {name}}}\n");
        return (await cluster.UntilAsync(ConfigMaps, ns, name, _ => true)).GetString("metadata", "uid")!;
    }

    private static string Owned(string name, params (string Name, string Uid)[] owners)
    {
        var references = owners.Select(owner => $"{{apiVersion: v1, kind: ConfigMap, name: {owner.Name}, uid: {owner.Uid}, blockOwnerDeletion: true}}");
        return $"apiVersion: v1\nkind: ConfigMap\nmetadata: {{name: {name}, ownerReferences: [{string.Join(", ", references)}]}}\n";
    }
}
