namespace Flux.Grains.Kustomizations;

internal static class SourcePath
{
    /// <summary>A spec's path inside the artifact: relative, with slashes, never leading out of it (<c>..</c> stops at the root).</summary>
    public static string Normalise(string path)
    {
        var parts = new List<string>();
        foreach (var part in path.Split('/'))
        {
            if (part is "" or ".")
            {
                continue;
            }

            if (part != "..")
            {
                parts.Add(part);
            }
            else if (parts.Count > 0)
            {
                parts.RemoveAt(parts.Count - 1);
            }
        }

        return string.Join('/', parts);
    }
}
