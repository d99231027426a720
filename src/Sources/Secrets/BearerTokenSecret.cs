namespace Flux.Sources.Secrets;

/// <summary>Reads <c>bearerToken</c>.</summary>
public static class BearerTokenSecret
{
    internal const string Key = "bearerToken";

    /// <exception cref="SourceException">There is none.</exception>
    public static string Read(NamedSecret secret) =>
        secret.Text(Key) ?? throw new SourceException($"secret '{secret.Name}': key '{Key}' not found");
}
