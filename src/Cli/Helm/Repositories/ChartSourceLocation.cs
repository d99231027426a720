namespace Flux.Cli.Helm.Repositories;

/// <summary>Where a chart is.</summary>
/// <param name="Url">A URL, or a reference to a registry.</param>
/// <param name="Digest">Of the archive, if its index says; in hexadecimal digits.</param>
/// <param name="Fetch">Gets the archive, or with <c>.prov</c> its signature.</param>
internal sealed record ChartSourceLocation(string Url, string Digest, Func<string, byte[]> Fetch)
{
    /// <summary>The name of the archive.</summary>
    public string FileName
    {
        get
        {
            var name = (Url.Contains("://", StringComparison.Ordinal) ? new Uri(Url).AbsolutePath : Url).Split('/')[^1];
            var colon = name.LastIndexOf(':');
            return colon < 0 ? Uri.UnescapeDataString(name) : $"{name[..colon]}-{name[(colon + 1)..]}.tgz";
        }
    }
}
