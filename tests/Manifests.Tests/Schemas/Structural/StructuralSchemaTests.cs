using System.Text;
using Flux.Manifests.Json;
using Flux.Manifests.Nodes;
using Flux.Manifests.Schemas.Structural;

namespace Flux.Manifests.Tests.Schemas.Structural;

public sealed class StructuralSchemaTests
{
    private const string Spec = """
        {"type": "object", "properties": {"spec": {"type": "object", "required": ["name"], "properties": {
          "name": {"type": "string", "maxLength": 4, "x-kubernetes-validations": [{"rule": "self == oldSelf", "message": "is immutable"}]},
          "count": {"type": "integer", "maximum": 5, "x-kubernetes-validations": [{"rule": "self % 2 == 0", "message": "must be even"}]},
          "mode": {"type": "string", "default": "auto", "enum": ["auto", "manual"]},
          "free": {"type": "object", "x-kubernetes-preserve-unknown-fields": true},
          "items": {"type": "array", "maxItems": 3, "x-kubernetes-list-type": "map", "x-kubernetes-list-map-keys": ["key"],
            "items": {"type": "object", "required": ["key"], "properties": {
              "key": {"type": "string"}, "value": {"type": "integer", "default": 1, "maximum": 5}}}}}}}}
        """;

    private static readonly StructuralSchema Schema = StructuralSchema.Parse(Read(Spec));

    [Fact]
    public void Default_OfMissingFields_GoesIntoListsButNotIntoMissingObjects()
    {
        var resource = Resource("""{"items":[{"key":"a"},{"key":"b","value":2}]}""");
        Schema.Default(resource);
        Assert.Equal("""{"items":[{"key":"a","value":1},{"key":"b","value":2}],"mode":"auto"}""", Text(resource));

        var empty = (MapNode)Read("""{"apiVersion":"e.com/v1","kind":"A","metadata":{"name":"a"}}""");
        Schema.Default(empty);
        Assert.Null(empty["spec"]);
    }

    [Fact]
    public void Prune_OfUnknownFields_KeepsWhatTheSchemaPreserves()
    {
        var resource = Resource("""{"free":{"x":{"y":1}},"items":[{"key":"a","odd":1}],"name":"a","other":2}""");

        var pruned = Schema.Prune(resource);

        Assert.Equal("""{"free":{"x":{"y":1}},"items":[{"key":"a"}],"name":"a"}""", Text(resource));
        Assert.Equal(["spec.items[0].odd", "spec.other"], pruned.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("""{"name":"a","count":2}""")]
    [InlineData("""{}""", "spec.name: Required value", "<nil>: Invalid value: null: some validation rules were not checked because the object was invalid; correct the existing errors to complete validation")]
    [InlineData("""{"name":"a","count":3}""", "spec.count: Invalid value: 3: must be even")]
    [InlineData("""{"name":"a","count":8}""", "spec.count: Invalid value: 8: spec.count in body should be less than or equal to 5")]
    [InlineData("""{"name":"a","items":[{"key":"a"},{"key":"a"}]}""", "spec.items[1]: Duplicate value: {\"key\":\"a\"}")]
    public void Validate_OfNewObject_PrintsServerMessages(string spec, params string[] expected)
    {
        var validation = Schema.Validate(Resource(spec));

        Assert.Equal(expected, validation.Errors.Select(error => error.ToString()));
        Assert.Empty(validation.Warnings);
    }

    [Theory]
    [InlineData("""{"name":"a","count":7}""", """{"name":"a","count":7,"mode":"auto"}""")]
    [InlineData("""{"name":"a","count":7}""", """{"name":"a","count":9}""", "spec.count: Invalid value: 9: spec.count in body should be less than or equal to 5", "spec.count: Invalid value: 9: must be even")]
    [InlineData("""{"name":"a"}""", """{"name":"b"}""", "spec.name: Invalid value: \"b\": is immutable")]
    [InlineData("""{"name":"a","items":[{"key":"a","value":9},{"key":"b"}]}""", """{"name":"a","items":[{"key":"b"},{"key":"a","value":9}]}""")]
    [InlineData("""{"name":"a","items":[{"key":"a","value":9}]}""", """{"name":"a","items":[{"key":"b","value":9}]}""", "spec.items[0].value: Invalid value: 9: spec.items[0].value in body should be less than or equal to 5")]
    public void Validate_OfUpdate_AcceptsWhatWasWrongBefore(string old, string spec, params string[] expected)
    {
        var validation = Schema.Validate(Resource(spec), Resource(old));

        Assert.Equal(expected, validation.Errors.Select(error => error.ToString()));
    }

    private static MapNode Resource(string spec) =>
        (MapNode)Read($$"""{"apiVersion":"e.com/v1","kind":"A","metadata":{"name":"a"},"spec":{{spec}}}""");

    private static Node Read(string json) => JsonNodeReader.Read(Encoding.UTF8.GetBytes(json))!;

    private static string Text(MapNode resource) => JsonNodeWriter.WriteToString(resource["spec"]!);
}
