using System.Globalization;
using System.Text.Json;
using Flux.Manifests.Json;
using Flux.Manifests.Nodes;
using Flux.ObjectStore;
using Orleans.Storage;

namespace Flux.Grains.Storage;

/// <summary>
/// Keeps grain state in the object store, under a kind that no API serves: one durable store with one group commit for
/// everything, and the object's version is the ETag that tells two activations apart.
/// </summary>
public sealed class ObjectStoreGrainStorage(IObjectStore store) : IGrainStorage
{
    private static readonly ResourceKey Resource = new("state.internal.fluxctl.io", "grainstates");

    /// <summary>Whether a change is one of a grain's state.</summary>
    internal static bool Holds(Change change) => change.Object?.Key.Resource == Resource;

    public async Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var stored = await store.GetAsync(KeyOf(stateName, grainId));
        grainState.RecordExists = stored is not null;
        grainState.ETag = stored?.Version.ToString(CultureInfo.InvariantCulture);
        grainState.State = stored is null ? Activator.CreateInstance<T>() : Deserialize<T>(stored.Root);
    }

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var key = KeyOf(stateName, grainId);
        var body = VersionedBody.Of(Serialize(key, grainState.State));
        var result = await store.WriteAsync(grainState.ETag is null
            ? WriteRequest.Create(key, body)
            : WriteRequest.Update(key, Version(grainState.ETag), body));
        if (!result.IsWritten)
        {
            throw Inconsistent(stateName, grainId, grainState.ETag, result);
        }

        grainState.RecordExists = true;
        grainState.ETag = result.Object!.Version.ToString(CultureInfo.InvariantCulture);
    }

    public async Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        if (grainState.ETag is not null)
        {
            var result = await store.WriteAsync(WriteRequest.Delete(KeyOf(stateName, grainId), Version(grainState.ETag)));
            if (!result.IsWritten && result.Outcome != WriteOutcome.NotFound)
            {
                throw Inconsistent(stateName, grainId, grainState.ETag, result);
            }
        }

        grainState.RecordExists = false;
        grainState.ETag = null;
        grainState.State = Activator.CreateInstance<T>();
    }

    private static ObjectKey KeyOf(string stateName, GrainId grainId) => new(Resource, stateName, grainId.ToString());

    private static long Version(string etag) => long.Parse(etag, CultureInfo.InvariantCulture);

    private static MapNode Serialize<T>(ObjectKey key, T state) => new()
    {
        { "metadata", new MapNode { { "namespace", key.Namespace }, { "name", key.Name } } },
        { "data", JsonNodeReader.Read(JsonSerializer.SerializeToUtf8Bytes(state)) },
    };

    private static T Deserialize<T>(MapNode root) =>
        JsonSerializer.Deserialize<T>(JsonNodeWriter.WriteToUtf8(root["data"]!)) ?? Activator.CreateInstance<T>();

    private static InconsistentStateException Inconsistent(string stateName, GrainId grainId, string? etag, WriteResult result) => new(
        $"The state '{stateName}' of {grainId} was written by another activation.",
        result.Object?.Version.ToString(CultureInfo.InvariantCulture) ?? "",
        etag ?? "");
}
