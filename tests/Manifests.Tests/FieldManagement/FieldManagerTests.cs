using Flux.Manifests.FieldManagement;
using Flux.Manifests.Json;
using Flux.Manifests.Nodes;
using Flux.Manifests.StructuredMerge.Typing;

namespace Flux.Manifests.Tests.FieldManagement;

public sealed class FieldManagerTests
{
    private static readonly FieldManager Manager = new(Kind(), TimeProvider.System);

    [Fact]
    public void Apply_NewObject_OwnsWhatWasApplied()
    {
        var result = Apply(null, "a", """{"data":{"x":"1"}}""");

        Assert.Equal("""{"f:data":{"f:x":{}}}""", Owned(result.Object!, "a"));
        Assert.Equal("1", result.Object.GetString("data", "x"));
    }

    [Fact]
    public void Apply_SameAgain_ReturnsTheLiveObjectItself()
    {
        var live = Apply(null, "a", """{"data":{"x":"1"}}""").Object!;

        var result = Apply(live, "a", """{"data":{"x":"1"}}""");

        Assert.True(result.IsUnchanged);
        Assert.Same(live, result.Object);
    }

    [Fact]
    public void Apply_FieldLeftOut_IsRemovedUnlessOwnedByOthers()
    {
        var live = Apply(null, "a", """{"data":{"x":"1","y":"2"}}""").Object!;
        live = Apply(live, "b", """{"data":{"y":"2"}}""").Object!;

        live = Apply(live, "a", "{}").Object!;

        Assert.Equal("""{"y":"2"}""", live["data"]!.ToString());
    }

    [Fact]
    public void Apply_FieldOfAnother_ConflictsUntilForced()
    {
        var live = Update(null, "writer", """{"data":{"x":"1"}}""");

        var refused = Apply(live, "a", """{"data":{"x":"2"}}""");
        var forced = Apply(live, "a", """{"data":{"x":"2"}}""", force: true);

        Assert.Equal(409, refused.Code);
        Assert.Equal("""Apply failed with 1 conflict: conflict with "writer" using v1: .data.x""", refused.Message);
        Assert.Equal([new ConflictCause("""conflict with "writer" using v1""", ".data.x")], refused.Conflicts);
        Assert.Equal("""{"f:data":{"f:x":{}}}""", Owned(forced.Object!, "a"));
        Assert.Equal("""{"f:data":{}}""", Owned(forced.Object!, "writer"));
    }

    [Fact]
    public void Apply_ObjectWithoutOwners_GivesTheOldFieldsToAPastManager()
    {
        var live = Read("""{"metadata":{"name":"cm","uid":"1"},"data":{"x":"1"}}""");

        var result = Apply(live, "a", """{"data":{"x":"2"}}""");

        Assert.Equal("""conflict with "before-first-apply" using v1""", Assert.Single(result.Conflicts).Message);
    }

    [Theory]
    [InlineData("""{"nope":1}""", 500, "failed to create typed patch object (/cm; /v1, Kind=ConfigMap): .nope: field not declared in schema")]
    [InlineData("""{"metadata":{"name":"cm","managedFields":[]}}""", 400, "metadata.managedFields must be nil")]
    [InlineData("""{"kind":"Pod"}""", 400, "invalid object type: /v1, Kind=Pod")]
    public void Apply_BadPatch_FailsInTheWordsOfTheApi(string patch, int code, string message)
    {
        var result = Apply(null, "a", patch);

        Assert.Equal((code, message), (result.Code, result.Message));
    }

    [Fact]
    public void Update_OfAnObjectWithoutOwners_StaysWithoutThem()
    {
        var live = Read("""{"metadata":{"name":"cm","uid":"1"},"data":{"x":"1"}}""");

        var next = Update(live, "writer", """{"metadata":{"name":"cm","uid":"1"},"data":{"x":"2"}}""");

        Assert.Null(next.Get("metadata", "managedFields"));
    }

    [Fact]
    public void Update_FromClientsThatSendNoManagedFields_KeepsTheStoredOnes()
    {
        var live = Apply(null, "a", """{"data":{"x":"1","y":"1"}}""").Object!;

        var next = Update(live, "writer", """{"data":{"x":"2","y":"1"}}""");

        Assert.Equal("""{"f:data":{"f:y":{}}}""", Owned(next, "a"));
        Assert.Equal("""{"f:data":{"f:x":{}}}""", Owned(next, "writer"));
    }

    [Fact]
    public void Apply_AsDeepAsAReaderAllows_Succeeds()
    {
        const int depth = 900;
        var kind = new ManagedKind("Deep", new Dictionary<string, TypedSchema> { ["x/v1"] = UntypedTypes.DeducedValue }, isCustom: true);
        var manager = new FieldManager(kind, TimeProvider.System);
        var options = new ApplyOptions { Manager = "a", ApiVersion = "x/v1", Force = true };

        var live = manager.Apply(null, Deep(depth, "1"), options).Object!;
        var changed = manager.Apply(live, Deep(depth, "2"), options with { Manager = "b" });
        var givenUp = manager.Apply(changed.Object!, Deep(1, "2"), options with { Manager = "b" });

        Assert.Equal((0, 0), (changed.Code, givenUp.Code));
        Assert.True(manager.Apply(live, Deep(depth, "1"), options).IsUnchanged);
    }

    private static MapNode Deep(int depth, string leaf)
    {
        Node value = leaf;
        for (var i = 0; i < depth; i++)
        {
            value = new MapNode { { "f", value } };
        }

        return new MapNode { { "apiVersion", "x/v1" }, { "kind", "Deep" }, { "metadata", new MapNode { { "name", "d" } } }, { "spec", value } };
    }

    private static ManagedKind Kind()
    {
        var schema = OpenApiTypes.Convert(
            name => (MapNode)JsonNodeReader.Read(name == "ConfigMap"
                ? """
                  {"type":"object","properties":{"apiVersion":{"type":"string"},"kind":{"type":"string"},
                   "metadata":{"$ref":"#/components/schemas/Meta"},"data":{"type":"object","additionalProperties":{"type":"string"}}}}
                  """
                : """
                  {"type":"object","properties":{"name":{"type":"string"},"uid":{"type":"string"},"managedFields":{"type":"array","items":{}},
                   "annotations":{"type":"object","additionalProperties":{"type":"string"}}}}
                  """),
            "ConfigMap");
        return new ManagedKind("ConfigMap", new Dictionary<string, TypedSchema> { ["v1"] = schema });
    }

    private static ApplyResult Apply(MapNode? live, string manager, string patch, bool force = false) =>
        Manager.Apply(live, Read(patch), new ApplyOptions { Manager = manager, ApiVersion = "v1", Force = force });

    private static MapNode Update(MapNode? live, string manager, string next) =>
        Manager.Update(live, Read(next), new UpdateOptions { Manager = manager, ApiVersion = "v1" }).Object;

    private static MapNode Read(string json)
    {
        var value = (MapNode)JsonNodeReader.Read(json);
        value.TryAdd("apiVersion", "v1");
        value.TryAdd("kind", "ConfigMap");
        value.TryAdd("metadata", new MapNode { { "name", "cm" } });
        return value;
    }

    private static string Owned(MapNode value, string manager) =>
        value.GetList("metadata", "managedFields")!.Single(entry => entry.GetString("manager") == manager).Get("fieldsV1")!.ToString();
}
