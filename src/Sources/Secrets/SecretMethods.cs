namespace Flux.Sources.Secrets;

/// <summary>Which ways to authenticate a Secret holds.</summary>
public sealed record SecretMethods(bool Basic, bool Bearer, bool Token, bool Tls, bool Ssh, bool GitHubApp)
{
    /// <exception cref="SourceException">One of them is incomplete.</exception>
    public static SecretMethods Detect(NamedSecret secret)
    {
        var basic = BasicAuthSecret.IsIn(secret);
        if (basic)
        {
            BasicAuthSecret.Read(secret);
        }

        var app = Git.Credentials.GitHubApp.IsIn(secret);
        if (app)
        {
            Git.Credentials.GitHubApp.Read(secret);
        }

        return new SecretMethods(
            basic,
            secret.Data.ContainsKey(BearerTokenSecret.Key),
            secret.Data.ContainsKey("token"),
            TlsSecret.IsIn(secret),
            secret.Data.ContainsKey("identity") && secret.Data.ContainsKey("known_hosts"),
            app);
    }
}
