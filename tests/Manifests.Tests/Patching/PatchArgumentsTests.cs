using Flux.Manifests.Json;
using Flux.Manifests.Nodes;
using Flux.Manifests.Objects;
using Flux.Manifests.Patching;
using Flux.Manifests.Schemas;

namespace Flux.Manifests.Tests.Patching;

public sealed class PatchArgumentsTests
{
    private static readonly OpenApiPatchSchema Pod = new(BuiltinSchemas.Kubernetes.Find(new GroupVersionKind("", "v1", "Pod"))!);

    private static MapNode Frozen(string json) => (MapNode)JsonNodeReader.Read(json).Freeze();

    [Fact]
    public void StrategicMergePatch_FrozenArguments_AreNotChanged()
    {
        var original = Frozen("""{"metadata":{"finalizers":["b","a"]},"spec":{"containers":[{"name":"a","image":"1"}]}}""");
        var modified = Frozen("""{"metadata":{"finalizers":["c"]},"spec":{"containers":[{"name":"a","image":"2"},{"name":"b"}]}}""");

        var patch = StrategicMergePatch.CreateThreeWay(original, modified, original, Pod, overwrite: true);

        Assert.Equal(modified, StrategicMergePatch.Apply(original, (MapNode)patch.Freeze(), Pod));
    }

    [Fact]
    public void JsonPatch_FrozenDocument_IsNotChanged()
    {
        var patch = JsonPatch.Parse("""[{"op":"add","path":"/a/-","value":{}},{"op":"add","path":"/a/0/x","value":1}]""");
        var document = Frozen("""{"a":[]}""");

        Assert.Equal("""{"a":[{"x":1}]}""", patch.Apply(document).ToString());
        Assert.Equal("""{"a":[{"x":1}]}""", patch.Apply(document).ToString());
    }

    [Fact]
    public void JsonPatch_CopiesBeyondTheLimit_EndInAnError()
    {
        var doubling = string.Join(',', Enumerable.Repeat("""{"op":"copy","from":"/a","path":"/a/-"}""", 40));
        var patch = JsonPatch.Parse($"[{doubling}]");

        var error = Assert.Throws<PatchException>(() => patch.Apply(Frozen("""{"a":["some text to copy"]}""")));

        Assert.StartsWith("Unable to complete the copy", error.Message, StringComparison.Ordinal);
    }
}
