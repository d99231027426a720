namespace Flux.Kustomize.Transformers;

/// <summary>The parts of an image's name.</summary>
internal static class ImageReference
{
    public static (string Name, string Tag, string Digest) Split(string image)
    {
        var slash = Math.Max(image.IndexOf('/', StringComparison.Ordinal), 0);
        var at = image.IndexOf('@', slash);
        var colon = image.IndexOf(':', slash);
        if (at >= 0 && (colon < 0 || at < colon))
        {
            return (image[..at], "", image[(at + 1)..]);
        }

        if (colon < 0)
        {
            return (image, "", "");
        }

        return at >= 0
            ? (image[..colon], image[(colon + 1)..at], image[(at + 1)..])
            : (image[..colon], image[(colon + 1)..], "");
    }
}
