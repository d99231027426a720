using Flux.Manifests.StructuredMerge.Values;

namespace Flux.Manifests.StructuredMerge.Updating;

/// <summary>Converts objects between the API versions in which managers own fields.</summary>
public interface IVersionConverter
{
    /// <summary>The object in another version, or itself when it has that version already.</summary>
    /// <returns>Null when there is no such version (any more): what is owned in it is forgotten.</returns>
    /// <exception cref="StructuredMergeException">The conversion fails, or its result does not fit the version's schema.</exception>
    TypedValue? Convert(TypedValue value, string version);
}
