using Flux.Apply.Clients;
using Flux.Apply.Inventories;
using Flux.Apply.Pruning;
using Flux.Apply.Tests.Servers;
using Flux.Manifests.Objects;

namespace Flux.Apply.Tests.Pruning;

public sealed class PrunerTests
{
    private const string Kinds = """{"kind":"APIResourceList","groupVersion":"v1","resources":[{"name":"configmaps","singularName":"","namespaced":true,"kind":"ConfigMap","verbs":["get"]}]}""";
    private const string Refusal = """{"kind":"Status","apiVersion":"v1","status":"Failure","message":"no","reason":"Forbidden","code":403}""";
    private const string Live = """{"kind":"ConfigMap","apiVersion":"v1","metadata":{"name":"b","namespace":"ns"}}""";

    [Fact]
    public async Task PruneAsync_SeveralFail_SaysOfEachWhatFailed()
    {
        using var server = new FixedServer(new Dictionary<string, (int, string)>
        {
            ["GET /api/v1"] = (200, Kinds),
            ["GET /api/v1/namespaces/ns/configmaps/a"] = (403, Refusal),
            ["GET /api/v1/namespaces/ns/configmaps/b"] = (200, Live),
            ["DELETE /api/v1/namespaces/ns/configmaps/b"] = (403, Refusal),
        });
        using var connection = KubeConnection.ToServer(server.Address, "token", null);
        var client = new KubeClient(connection);

        var result = await new Pruner(client, new ResourceMapper(client)).PruneAsync(
            [Entry("a"), Entry("b"), Entry("c")], new PruneOptions("example.com", new Dictionary<string, string>()), TestContext.Current.CancellationToken);

        Assert.Equal("delete failed, errors: ConfigMap/ns/b delete failed: no;ConfigMap/ns/a query failed: no;", result.Error);
        Assert.Equal(["b", "a"], result.Survivors.Select(entry => entry.Id.Name));
        Assert.Equal("c", Assert.Single(result.Entries).Id.Name);
    }

    private static InventoryEntry Entry(string name) => new(new ObjectId("ns", name, new GroupKind("", "ConfigMap")), "v1");
}
