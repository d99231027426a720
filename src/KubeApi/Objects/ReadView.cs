using System.Runtime.CompilerServices;
using Flux.KubeApi.Resources;
using Flux.Manifests.Json;
using Flux.Manifests.Nodes;
using Flux.Manifests.Objects;
using Flux.ObjectStore;

namespace Flux.KubeApi.Objects;

/// <summary>
/// Stored objects as clients see them: in the version they ask for and, for custom kinds, pruned and defaulted by the schema of today.
/// A view is kept as long as the stored object is.
/// </summary>
internal static class ReadView
{
    private static readonly ConditionalWeakTable<StoredObject, Entry> Views = [];

    /// <summary>The stored object itself where nothing differs.</summary>
    public static StoredObject Of(ResourceDefinition resource, ServedVersion version, StoredObject stored)
    {
        if (!resource.IsCustom && (resource.Versions.Count == 1 || stored.Root.GetString("apiVersion") == resource.KindIn(version.Name).ApiVersion))
        {
            return stored;
        }

        if (Views.TryGetValue(stored, out var known) && known.Schema == version.Schema)
        {
            return known.View;
        }

        var view = Make(resource, version, stored);
        Views.AddOrUpdate(stored, new Entry(version.Schema, view));
        return view;
    }

    private static StoredObject Make(ResourceDefinition resource, ServedVersion version, StoredObject stored)
    {
        if (!resource.IsCustom)
        {
            var converted = VersionConversion.Convert(resource, stored.Root, version.Name);
            return new StoredObject(stored.Key, stored.Version, JsonNodeWriter.WriteToUtf8(converted), converted);
        }

        // What is stored is read by the schema it was stored by; the version that it is shown in takes away what it does not have, and adds nothing.
        var storedAs = GroupVersionKind.Parse(stored.Root.GetString("apiVersion") ?? "", resource.Kind).Version;
        var schema = (resource.FindVersion(storedAs) ?? resource.FindVersion(resource.StorageVersion))?.Schema ?? version.Schema;
        var item = stored.Root.Copy();
        schema.Decode(item, new DecodeReport());
        schema.Default(item);
        item = VersionConversion.Convert(resource, item, version.Name);
        if (version.Schema != schema)
        {
            version.Schema.Decode(item, new DecodeReport());
        }

        if (item.Equals(stored.Root))
        {
            return stored;
        }

        var apiVersion = resource.KindIn(version.Name).ApiVersion;
        var arranged = ObjectMetadata.Arrange(item, resource.Kind, apiVersion, isCustom: true);
        arranged.GetMap("metadata")!.Set("resourceVersion", stored.Root.GetString("metadata", "resourceVersion") ?? "");
        return stored.As(JsonNodeWriter.WriteToUtf8(arranged), arranged);
    }

    private sealed record Entry(IObjectSchema Schema, StoredObject View);
}
