using Flux.DevCluster.Tests.Hosting;
using Flux.Manifests.Nodes;

namespace Flux.DevCluster.Tests.Kinds;

/// <summary>Custom kinds with two versions, the second of which has a field more, with a default.</summary>
public sealed class VersionTests(ClusterFixture fixture) : IClassFixture<ClusterFixture>
{
    private const string Definitions = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";
    private const string Objects = "/apis/versions.example.com/v1/namespaces/default/twins";
    private const string Definition = """
        {apiVersion: apiextensions.k8s.io/v1, kind: CustomResourceDefinition, metadata: {name: twins.versions.example.com}, spec: {
          group: versions.example.com, scope: Namespaced, names: {plural: twins, singular: twin, kind: Twin}, versions: [
            {name: v1, served: true, storage: true, schema: {openAPIV3Schema: {type: object, properties: {spec: {type: object, properties: {a: {type: string}}}}}}},
            {name: v2, served: true, storage: false, schema: {openAPIV3Schema: {type: object, properties: {spec: {type: object, properties: {a: {type: string}, b: {type: string, default: bd}}}}}}}]}}
        """;

    [Fact]
    public async Task Object_StoredInAnEarlierVersion_KeepsItsOwnersAndGetsNoDefaultsOfALaterOne()
    {
        using var client = new ClusterClient(fixture.Host);
        await client.PostAsync(Definitions, Definition);
        await ServedAsync(client);
        await client.ApplyAsync($"{Objects}/t", "{apiVersion: versions.example.com/v1, kind: Twin, metadata: {name: t}, spec: {a: '1'}}");
        await client.MergeAsync($"{Definitions}/twins.versions.example.com", Definition.Replace("storage: true", "storage: x", StringComparison.Ordinal)
            .Replace("storage: false", "storage: true", StringComparison.Ordinal).Replace("storage: x", "storage: false", StringComparison.Ordinal));

        var answer = await client.MergeAsync($"{Objects}/t", "{spec: {a: '5'}}");

        Assert.Equal(200, answer.Code);
        Assert.Equal("Update", answer.Body.GetList("metadata", "managedFields")![0].GetString("operation"));
        Assert.Null(answer.Body.GetString("spec", "b"));
    }

    [Fact]
    public async Task Apply_ThatEmptiesAnObject_IsRefusedForTheNullThatIsLeft()
    {
        using var client = new ClusterClient(fixture.Host);
        await client.PostAsync(Definitions, Definition);
        const string Item = "{apiVersion: versions.example.com/v1, kind: Twin, metadata: {name: e}, spec: {a: '1'}}";
        await ServedAsync(client);
        await client.ApplyAsync($"{Objects}/e", Item);

        var answer = await client.ApplyAsync($"{Objects}/e", Item.Replace("a: '1'", "", StringComparison.Ordinal));

        Assert.Equal(422, answer.Code);
        Assert.Contains("spec in body must be of type object: \"null\"", answer.Message, StringComparison.Ordinal);
    }

    private static Task<ClusterAnswer> ServedAsync(ClusterClient client) => ClusterClient.UntilAsync(
        () => client.GetAsync($"{Definitions}/twins.versions.example.com"),
        answer => (answer.Body.GetList("status", "conditions") ?? []).Any(condition => condition.GetString("type") == "Established" && condition.GetString("status") == "True"));
}
