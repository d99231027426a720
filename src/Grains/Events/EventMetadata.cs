namespace Flux.Grains.Events;

internal static class EventMetadata
{
    private const string AnnotationPrefix = "event.toolkit.fluxcd.io/";

    /// <summary>An event's own metadata, and what the object's annotations add to each of its events.</summary>
    public static IReadOnlyDictionary<string, string> Of(IReadOnlyDictionary<string, string> annotations, IReadOnlyDictionary<string, string>? own)
    {
        var metadata = new Dictionary<string, string>(own ?? new Dictionary<string, string>());
        foreach (var (key, value) in annotations)
        {
            if (key.StartsWith(AnnotationPrefix, StringComparison.Ordinal))
            {
                metadata[key] = value;
            }
        }

        return metadata;
    }
}
