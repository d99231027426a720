using Flux.Manifests.Nodes;
using Flux.Manifests.StructuredMerge.Paths;
using Flux.Manifests.StructuredMerge.Typing;

namespace Flux.Manifests.FieldManagement;

/// <summary>
/// What field management has to know of one kind. Implementations keep schemas they have built, and return the same instance for the
/// same version until the schema changes: that is what parsed sets remember having been checked against.
/// </summary>
public interface IManagedKind
{
    /// <summary>The kind's name, which patches must have.</summary>
    string Kind { get; }

    /// <summary>The schema of the kind in one of its versions; null when it has no such version (any more).</summary>
    /// <param name="apiVersion">Group and version, such as <c>apps/v1</c>.</param>
    TypedSchema? Schema(string apiVersion);

    /// <summary>
    /// What an object is before it is first written, for telling what a first write adds: <c>apiVersion</c> and <c>kind</c>, and for
    /// built-in kinds the structs that are always there (<see cref="BuiltinTypes.Empty"/>), which no one owns as such.
    /// </summary>
    MapNode Empty(string apiVersion);

    /// <summary>The object in another version of the kind. Must not change its input, and may share its subtrees.</summary>
    /// <returns>Null when there is no such version: what is owned in it is forgotten.</returns>
    /// <exception cref="StructuredMerge.StructuredMergeException">It cannot be converted.</exception>
    MapNode? Convert(MapNode value, string apiVersion);

    /// <summary>Which fields can be owned through a subresource (null: the resource itself); null for all.</summary>
    /// <remarks>A resource whose status is a subresource excludes <c>status</c>, and its status subresource everything else.</remarks>
    FieldFilter? Filter(string apiVersion, string? subresource);
}
