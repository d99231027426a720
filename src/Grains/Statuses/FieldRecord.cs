using Flux.Manifests.FieldManagement;
using Flux.Manifests.Nodes;
using Flux.Manifests.Objects;

namespace Flux.Grains.Statuses;

/// <summary>Records in <c>metadata.managedFields</c> what a controller's write changed, as the API server does for a client's.</summary>
internal static class FieldRecord
{
    public static MapNode Update(MapNode before, MapNode after, string manager, string? subresource)
    {
        var item = new ManifestObject(after);
        if (ToolkitSchemas.Find(item.GroupVersionKind) is not { } kind)
        {
            return after;
        }

        var options = new UpdateOptions { Manager = manager, ApiVersion = item.ApiVersion, Subresource = subresource };
        return new FieldManager(kind, TimeProvider.System).Update(before, after, options).Object;
    }
}
