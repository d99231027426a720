using Flux.Manifests.Json;
using Flux.Manifests.StructuredMerge.Paths;
using Flux.Manifests.StructuredMerge.Values;

namespace Flux.Manifests.Tests.StructuredMerge;

public sealed class FieldSetTests
{
    [Theory]
    [InlineData("""{"s":"a","m":{"k":"v","j":"w"},"lm":[{"name":"b","v":1},{"name":"a"}]}""")]
    [InlineData("""{"set":["b","a"],"struct":{"x":1}}""")]
    public void ToFieldSet_AsExpected_ReturnsTheExpectedSetItself(string json)
    {
        var expected = Typed(json).ToFieldSet();

        Assert.Same(expected, Typed(json).ToFieldSet(expected));
    }

    [Theory]
    [InlineData("""["a","a"]""", """["a"]""")]
    [InlineData("""["a","a"]""", """["a","b"]""")]
    [InlineData("""["b","a","b"]""", """["a","b","c"]""")]
    [InlineData("""["a","b"]""", """["a"]""")]
    [InlineData("""["a"]""", """["a","b"]""")]
    public void ToFieldSet_NotAsExpected_IsAsWithoutExpectation(string items, string expectedItems)
    {
        var expected = Typed($$"""{"set":{{expectedItems}}}""").ToFieldSet();

        var set = Typed($$"""{"set":{{items}}}""").ToFieldSet(expected);

        Assert.Equal(Typed($$"""{"set":{{items}}}""").ToFieldSet(), set);
    }

    [Fact]
    public void ToFieldSet_ItemsThatOccurTwice_AreOwnedWhole()
    {
        const string json = """{"lm":[{"name":"a","v":1},{"name":"a","v":2},{"name":"b","v":3}]}""";
        const string want = """{"f:lm":{"k:{\"name\":\"a\"}":{},"k:{\"name\":\"b\"}":{".":{},"f:name":{},"f:v":{}}}}""";

        Assert.Equal(want, Typed(json).ToFieldSet().ToFieldsV1().ToString());
        Assert.Equal(want, Typed(json).ToFieldSet(Typed("""{"lm":[{"name":"a","v":1}]}""").ToFieldSet()).ToFieldsV1().ToString());
    }

    [Fact]
    public void FieldsV1_InAnotherOrder_IsWrittenInCanonicalOrder()
    {
        var source = JsonNodeReader.Read("""{"v:10":{},"v:2":{},"f:b":{},"f:a":{"f:x":{},".":{}}}""").Freeze();

        Assert.True(FieldsV1Reader.TryRead(source, out var set, out _));
        Assert.Equal("""{"f:a":{".":{},"f:x":{}},"f:b":{},"v:2":{},"v:10":{}}""", set.ToFieldsV1().ToString());
    }

    [Fact]
    public void FieldsV1_ThatIsCanonicalAndFrozen_IsKept()
    {
        var source = JsonNodeReader.Read("""{"f:a":{".":{},"k:{\"n\":1}":{}},"f:b":{}}""").Freeze();

        Assert.True(FieldsV1Reader.TryRead(source, out var set, out _));
        Assert.Same(source, set.ToFieldsV1());
    }

    [Fact]
    public void Names_BeyondTheBasicPlane_SortByTheirUtf8Bytes()
    {
        var set = PathSet.Of(FieldPath.OfFields("\U0001F600"), FieldPath.OfFields("\uFFFD"), FieldPath.OfFields("z"));

        Assert.Equal([".z", ".\uFFFD", ".\U0001F600"], set.ToPaths().Select(path => path.ToString()));
    }

    private static TypedValue Typed(string json) => TypedValue.Create(JsonNodeReader.Read(json), ModelObjects.Type, allowDuplicates: true);
}
