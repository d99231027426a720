using Flux.Manifests.FieldManagement;
using Flux.Manifests.Json;
using Flux.Manifests.Nodes;
using Flux.Manifests.Objects;
using Flux.Manifests.StructuredMerge.Paths;
using Flux.Manifests.StructuredMerge.Typing;

namespace Flux.Manifests.Tests.FieldManagement;

public sealed class ScaleOwnershipTests
{
    private static readonly Dictionary<string, FieldPath?> Replicas = new() { ["apps/v1"] = FieldPath.OfFields("spec", "replicas") };

    private static readonly FieldManager ScaleManager = new(
        new ManagedKind("Scale", new Dictionary<string, TypedSchema> { ["autoscaling/v1"] = BuiltinTypes.Find(new GroupVersionKind("autoscaling", "v1", "Scale"))! }),
        TimeProvider.System);

    [Fact]
    public void Scale_ByAnother_TakesTheReplicas()
    {
        var parent = Read("a", "Update", """{"f:spec":{"f:paused":{},"f:replicas":{}}}""");

        var result = ScaleOwnership.ToParent(parent, Write(parent, "hpa", from: 1, to: 5), "apps/v1", Replicas);

        Assert.Equal(["a {\"f:spec\":{\"f:paused\":{}}} ", "hpa {\"f:spec\":{\"f:replicas\":{}}} scale"], Print(result));
        Assert.Null(result.ToNode()[0].GetString("time"));
    }

    [Fact]
    public void Scale_ToTheSameNumber_LeavesThemWithTheirOwner()
    {
        var parent = Read("a", "Update", """{"f:spec":{"f:replicas":{}}}""");

        var result = ScaleOwnership.ToParent(parent, Write(parent, "hpa", from: 5, to: 5), "apps/v1", Replicas);

        Assert.Equal(["a {\"f:spec\":{\"f:replicas\":{}}} "], Print(result));
    }

    [Fact]
    public void Scale_AgainByAThird_TakesThemFromTheSecond()
    {
        var parent = Read("hpa", "Update", """{"f:spec":{"f:replicas":{}}}""", "scale");

        var result = ScaleOwnership.ToParent(parent, Write(parent, "kubectl", from: 5, to: 6), "apps/v1", Replicas);

        Assert.Equal(["kubectl {\"f:spec\":{\"f:replicas\":{}}} scale"], Print(result));
    }

    private static ManagedFields Write(ManagedFields parent, string manager, long from, long to)
    {
        var live = Scale(from);
        live.GetMap("metadata")!.Set("managedFields", ScaleOwnership.ToScale(parent, Replicas).ToNode());
        return ScaleManager.Update(live, Scale(to), new UpdateOptions { Manager = manager, ApiVersion = "autoscaling/v1", Subresource = "scale" }).Managed;
    }

    private static MapNode Scale(long replicas) => new()
    {
        { "apiVersion", "autoscaling/v1" },
        { "kind", "Scale" },
        { "metadata", new MapNode { { "name", "d" }, { "uid", "1" } } },
        { "spec", new MapNode { { "replicas", replicas } } },
    };

    private static ManagedFields Read(string manager, string operation, string fields, string subresource = "")
    {
        var entry = new MapNode
        {
            { "manager", manager }, { "operation", operation }, { "apiVersion", "apps/v1" }, { "fieldsType", "FieldsV1" },
            { "fieldsV1", JsonNodeReader.Read(fields) }, { "subresource", subresource }, { "time", "2026-01-02T03:04:05Z" },
        };
        var value = new MapNode { { "metadata", new MapNode { { "managedFields", new ListNode { entry } } } } };
        Assert.True(ManagedFields.TryRead(value, out var managed, out _));
        return managed;
    }

    private static IEnumerable<string> Print(ManagedFields managed) => managed.ToNode()
        .Select(entry => $"{entry.GetString("manager")} {entry.Get("fieldsV1")} {entry.GetString("subresource")}")
        .Order(StringComparer.Ordinal);
}
