using Flux.DevCluster.Tests.Controllers;
using Flux.Manifests.Nodes;
using Flux.ObjectStore;

namespace Flux.DevCluster.Tests.CustomResources;

public sealed class DefinitionNameTests(ControllerCluster cluster) : IClassFixture<ControllerCluster>
{
    private static readonly ResourceKey Definitions = new("apiextensions.k8s.io", "customresourcedefinitions");

    [Fact]
    public async Task Definition_WhoseNewNameIsTaken_KeepsTheOneItHas()
    {
        await DefineAsync("Apple", "ap");
        await DefineAsync("Pear", "pe");

        await cluster.UpdateAsync(Definitions, "", "pears.fruit.example.com", item => item.GetMap("spec", "names")!.Set("shortNames", new ListNode { "ap" }));
        var pear = await cluster.UntilAsync(Definitions, "", "pears.fruit.example.com", item => Condition(item, "NamesAccepted").GetString("status") == "False");

        Assert.Equal("ShortNamesConflict", Condition(pear, "NamesAccepted").GetString("reason"));
        Assert.Equal("\"ap\" is already in use", Condition(pear, "NamesAccepted").GetString("message"));
        Assert.Equal("True", Condition(pear, "Established").GetString("status"));
        Assert.Equal(
            """{"plural":"pears","singular":"pear","shortNames":["pe"],"kind":"Pear","listKind":"PearList"}""",
            Manifests.Json.JsonNodeWriter.WriteToString(pear.GetMap("status", "acceptedNames")!));
    }

    private static Node? Condition(MapNode item, string type) =>
        item.GetList("status", "conditions")?.FirstOrDefault(condition => condition.GetString("type") == type);

    private async Task DefineAsync(string kind, string shortName)
    {
        var plural = kind.ToLowerInvariant() + "s";
        var definition = (MapNode)Manifests.Yaml.YamlReader.Read($$"""
            metadata: {name: {{plural}}.fruit.example.com}
            spec:
              group: fruit.example.com
              scope: Namespaced
              names: {plural: {{plural}}, kind: {{kind}}, shortNames: [{{shortName}}]}
              versions: [{name: v1, served: true, storage: true, schema: {openAPIV3Schema: {type: object} } }]
            """);
        await cluster.Objects.CreateAsync(Definitions, definition, TestContext.Current.CancellationToken);
        await cluster.UntilAsync(Definitions, "", $"{plural}.fruit.example.com", item => Condition(item, "Established").GetString("status") == "True");
    }
}
