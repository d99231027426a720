using Flux.Manifests.StructuredMerge.Paths;

namespace Flux.Manifests.FieldManagement;

/// <summary>Fields that identify an object or belong to the server: nobody owns them.</summary>
internal static class StrippedFields
{
    private static readonly PathSet Fields = PathSet.Of(
        [
            FieldPath.OfFields("apiVersion"),
            FieldPath.OfFields("kind"),
            FieldPath.OfFields("metadata"),
            .. new[]
            {
                "name", "namespace", "creationTimestamp", "selfLink", "uid", "clusterName", "generation", "managedFields", "resourceVersion",
            }.Select(name => FieldPath.OfFields("metadata", name)),
        ]);

    public static PathSet Strip(PathSet set) => set.Difference(Fields);
}
