using Flux.Manifests.Json;
using Flux.ObjectStore;

namespace Flux.KubeApi.Watching;

/// <summary>An earlier state with a later version.</summary>
internal static class LastState
{
    public static StoredObject At(StoredObject item, long version)
    {
        var root = VersionedBody.Of(item.Root)(version);
        return new StoredObject(item.Key, version, JsonNodeWriter.WriteToUtf8(root), root);
    }
}
