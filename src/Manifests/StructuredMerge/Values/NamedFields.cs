using Flux.Manifests.StructuredMerge.Paths;
using Flux.Manifests.StructuredMerge.Typing;

namespace Flux.Manifests.StructuredMerge.Values;

/// <summary>
/// Declared fields are not members of a set when something below them is. For finding what to remove they count as members, since a
/// field goes when all below it goes.
/// </summary>
internal static class NamedFields
{
    public static PathSet EnsureMembers(PathSet set, TypeReference? type)
    {
        var atom = type?.Atom;
        PathSetBuilder output = default;
        var isChanged = false;
        foreach (var entry in set.Entries)
        {
            if (entry.Children is null)
            {
                output.Add(entry.Element, entry.IsMember, null);
                continue;
            }

            var field = entry.Element.FieldName is { } name ? atom?.Map?.FindField(name) : null;
            var childType = entry.Element.Kind switch
            {
                PathElementKind.Field => field is null ? atom?.Map?.Element : field.Type,
                PathElementKind.Key => atom?.List?.Element,
                _ => null,
            };
            var children = EnsureMembers(entry.Children, childType);
            var isMember = entry.IsMember || field is not null;
            isChanged = isChanged || isMember != entry.IsMember || !ReferenceEquals(children, entry.Children);
            output.Add(entry.Element, isMember, children);
        }

        return isChanged ? output.Build() : set;
    }
}
