using Flux.Manifests.Nodes;

namespace Flux.ObjectStore.Tests.Conformance;

/// <summary>Small objects to store.</summary>
internal static class Samples
{
    public static readonly ResourceKey ConfigMaps = new("", "configmaps");
    public static readonly ResourceKey Secrets = new("", "secrets");

    public static ObjectKey ConfigMap(string name, string @namespace = "default") => new(ConfigMaps, @namespace, name);

    public static ObjectKey Secret(string name, string @namespace = "default") => new(Secrets, @namespace, name);

    public static ObjectBody Body(string value, string? owner = null) => VersionedBody.Of(new MapNode
    {
        { "metadata", new MapNode { { "name", "sample" } } },
        { "value", value },
        { "owner", owner ?? "" },
    });

    public static WriteRequest Create(string name, string value = "1", string @namespace = "default") =>
        WriteRequest.Create(ConfigMap(name, @namespace), Body(value));

    public static string? Value(StoredObject? item) => item?.Root.GetString("value");

    /// <summary>Indexes the <c>owner</c> field.</summary>
    public sealed class OwnerIndex : IObjectIndex
    {
        public IEnumerable<string> Terms(StoredObject item) =>
            item.Root.GetString("owner") is { Length: > 0 } owner ? [$"owner/{owner}"] : [];
    }
}
