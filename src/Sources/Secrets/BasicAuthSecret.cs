namespace Flux.Sources.Secrets;

/// <summary>Reads <c>username</c> and <c>password</c>.</summary>
public static class BasicAuthSecret
{
    /// <exception cref="SourceException">One of the two or both are missing.</exception>
    public static (string Username, string Password) Read(NamedSecret secret)
    {
        var username = secret.Text("username");
        var password = secret.Text("password");
        return (username, password) switch
        {
            (not null, not null) => (username, password),
            (not null, null) => throw Malformed(secret, "username", "password"),
            (null, not null) => throw Malformed(secret, "password", "username"),
            _ => throw new SourceException($"secret '{secret.Name}': key 'username' not found"),
        };
    }

    internal static bool IsIn(NamedSecret secret) => secret.Data.ContainsKey("username") || secret.Data.ContainsKey("password");

    private static SourceException Malformed(NamedSecret secret, string has, string lacks) =>
        new($"secret '{secret.Name}': malformed basic auth - has '{has}' but missing '{lacks}'");
}
