using Flux.Manifests.StructuredMerge.Values;

namespace Flux.Manifests.StructuredMerge.Updating;

internal static class VersionConverterExtensions
{
    /// <summary>Converts, and says on failure what it was for.</summary>
    public static TypedValue? Convert(this IVersionConverter converter, TypedValue value, string version, string failure)
    {
        try
        {
            return converter.Convert(value, version);
        }
        catch (StructuredMergeException error)
        {
            throw new StructuredMergeException($"{failure}: {error.Message}");
        }
    }
}
