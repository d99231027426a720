using Flux.Manifests.Nodes;
using Flux.ObjectStore;

namespace Flux.DevCluster.Tests.Controllers;

public sealed class NamespaceTests(ControllerCluster cluster) : IClassFixture<ControllerCluster>
{
    private static readonly ResourceKey Namespaces = new("", "namespaces");
    private static readonly ResourceKey ConfigMaps = new("", "configmaps");
    private static readonly ResourceKey Secrets = new("", "secrets");

    [Fact]
    public async Task Namespace_New_GetsDefaultAccountAndRootCertificate()
    {
        await cluster.CreateAsync("fresh", "");

        var map = await cluster.UntilAsync(ConfigMaps, "fresh", "kube-root-ca.crt", _ => true);
        await cluster.UntilAsync(new ResourceKey("", "serviceaccounts"), "fresh", "default", _ => true);
        await cluster.DeleteAsync(ConfigMaps, "fresh", "kube-root-ca.crt");
        var again = await cluster.UntilAsync(ConfigMaps, "fresh", "kube-root-ca.crt", item => item.GetString("metadata", "uid") != map.GetString("metadata", "uid"));

        Assert.Contains("BEGIN CERTIFICATE", again.GetString("data", "ca.crt"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Finalizers_OfTheSpec_AreKeptAndNamedLikeOthers()
    {
        const string Path = "/api/v1/namespaces";
        var bad = await cluster.SendAsync(Path, cluster.AdministratorToken, """{"metadata": {"name": "bad"}, "spec": {"finalizers": ["bad"]}}""");
        var kept = await cluster.SendAsync(Path, cluster.AdministratorToken, """{"metadata": {"name": "kept"}, "spec": {"finalizers": ["x.com/y"]}}""");
        var worse = await cluster.SendAsync(HttpMethod.Put, Path + "/kept/finalize", cluster.AdministratorToken, """{"metadata": {"name": "kept"}, "spec": {"finalizers": ["bad"]}}""");

        const string Fault = "spec.finalizers[0]: Invalid value: \"bad\": name is neither a standard finalizer name nor is it fully qualified";
        Assert.Equal($"Namespace \"bad\" is invalid: {Fault}", bad.Body.GetString("message"));
        Assert.Equal(["x.com/y", "kubernetes"], kept.Body.GetList("spec", "finalizers")!.OfType<StringNode>().Select(name => name.Value));
        Assert.Equal($"Namespace \"kept\" is invalid: {Fault}", worse.Body.GetString("message"));
    }

    [Fact]
    public async Task Namespace_Deleted_EmptiesAndGoes()
    {
        await cluster.CreateAsync("going", """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: a}
            ---
            apiVersion: v1
            kind: Secret
            metadata: {name: held, finalizers: [example.com/hold]}
            """);

        await cluster.DeleteAsync(Namespaces, "", "going");
        var held = await cluster.UntilAsync(Namespaces, "", "going", item => Condition(item, "NamespaceFinalizersRemaining") is not null);
        await cluster.UpdateAsync(Secrets, "going", "held", item => item.GetMap("metadata")!.Remove("finalizers"));
        await cluster.UntilGoneAsync(Namespaces, "", "going");

        Assert.Equal("Terminating", held.GetString("status", "phase"));
        Assert.Equal("Some resources are remaining: secrets. has 1 resource instances", Condition(held, "NamespaceContentRemaining").GetString("message"));
        Assert.Equal(
            "Some content in the namespace has finalizers remaining: example.com/hold in 1 resource instances",
            Condition(held, "NamespaceFinalizersRemaining").GetString("message"));
        Assert.Empty(await cluster.ListAsync(ConfigMaps, "going"));
    }

    private static Node? Condition(MapNode item, string type) =>
        item.GetList("status", "conditions")?.FirstOrDefault(condition => condition.GetString("type") == type && condition.GetString("status") == "True");
}
