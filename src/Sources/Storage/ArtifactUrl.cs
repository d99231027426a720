namespace Flux.Sources.Storage;

/// <summary>Addresses of artifacts, as status shows them.</summary>
public static class ArtifactUrl
{
    /// <param name="advertised">Host and port under which the store is served; with a scheme it is taken as it is.</param>
    /// <param name="path">Relative to the store.</param>
    public static string Create(string advertised, string path)
    {
        var root = advertised.Contains("://", StringComparison.Ordinal) ? advertised : "http://" + advertised;
        return $"{root.TrimEnd('/')}/{path.TrimStart('/')}";
    }

    /// <summary>The same address at another host; empty when it is no URL.</summary>
    public static string WithHost(string url, string advertised)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address))
        {
            return "";
        }

        return Create(advertised, address.AbsolutePath);
    }
}
