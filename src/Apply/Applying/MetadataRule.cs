using Flux.Manifests.Nodes;
using Flux.Manifests.Objects;

namespace Flux.Apply.Applying;

/// <summary>A label or annotation with a value, compared without regard to case.</summary>
public sealed record MetadataRule(string Key, string Value)
{
    public bool IsIn(MapNode? item)
    {
        if (item is null)
        {
            return false;
        }

        var candidate = new ManifestObject(item);
        return IsValue(candidate.Label(Key)) || IsValue(candidate.Annotation(Key));
    }

    private bool IsValue(string? actual) => string.Equals(actual, Value, StringComparison.OrdinalIgnoreCase);
}
