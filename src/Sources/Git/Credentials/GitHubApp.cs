using System.Security.Cryptography;
using System.Text;
using Flux.Sources.Secrets;

namespace Flux.Sources.Git.Credentials;

/// <summary>The data of a Secret that lets a GitHub App log in.</summary>
internal sealed class GitHubApp
{
    private const string IdKey = "githubAppID";
    private const string OwnerKey = "githubAppInstallationOwner";
    private const string InstallationKey = "githubAppInstallationID";
    private const string PrivateKeyKey = "githubAppPrivateKey";
    private const string BaseUrlKey = "githubAppBaseURL";
    private const string PublicApi = "https://api.github.com";

    private readonly string _id;
    private readonly string _privateKey;

    private GitHubApp(string id, string privateKey)
    {
        _id = id;
        _privateKey = privateKey;
    }

    /// <summary>Empty when the owner is given instead.</summary>
    public string InstallationId { get; private init; } = "";

    public string InstallationOwner { get; private init; } = "";

    public Uri BaseUrl { get; private init; } = new(PublicApi);

    /// <summary>Tells apps and installations apart without holding their key.</summary>
    public string CacheKey => Convert.ToHexString(SHA256.HashData(
        Encoding.UTF8.GetBytes(string.Join('\n', _id, _privateKey, InstallationId, InstallationOwner, BaseUrl.AbsoluteUri))));

    public static bool IsIn(NamedSecret? secret) => secret?.Data.TryGetValue(IdKey, out var id) == true && id.Length > 0;

    /// <summary>Whether there is an app and the key to log in with.</summary>
    public static bool IsCompleteIn(NamedSecret? secret) => secret?.Data.ContainsKey(IdKey) == true && secret.Data.ContainsKey(PrivateKeyKey);

    /// <exception cref="SourceException">The data is incomplete.</exception>
    public static GitHubApp Read(NamedSecret secret)
    {
        var owner = secret.Text(OwnerKey) ?? "";
        var installation = secret.Text(InstallationKey) ?? "";
        if ((owner.Length > 0) == (installation.Length > 0))
        {
            throw new SourceException($"secret '{secret.Name}' must contain exactly one of '{OwnerKey}' or '{InstallationKey}'");
        }

        var address = secret.Text(BaseUrlKey) is { Length: > 0 } text ? text : PublicApi;
        return new GitHubApp(Required(secret, IdKey), Required(secret, PrivateKeyKey))
        {
            InstallationId = installation,
            InstallationOwner = owner,
            BaseUrl = Uri.TryCreate(address, UriKind.Absolute, out var url) && url.Scheme is "https" or "http"
                ? url
                : throw new SourceException($"secret '{secret.Name}': '{BaseUrlKey}' is not a URL"),
        };
    }

    /// <summary>The short-lived token with which the app itself logs in.</summary>
    /// <exception cref="SourceException">The private key cannot be read.</exception>
    public string CreateToken(DateTimeOffset now)
    {
        var header = Encode("""{"alg":"RS256","typ":"JWT"}"""u8);
        var claims = Encode(Encoding.UTF8.GetBytes(
            $$"""{"iat":{{now.AddMinutes(-1).ToUnixTimeSeconds()}},"exp":{{now.AddMinutes(9).ToUnixTimeSeconds()}},"iss":"{{System.Text.Json.JsonEncodedText.Encode(_id)}}"}"""));
        using var rsa = RSA.Create();
        try
        {
            rsa.ImportFromPem(_privateKey);
        }
        catch (Exception error) when (error is ArgumentException or CryptographicException)
        {
            throw new SourceException("could not parse private key of the GitHub App", error);
        }

        var signature = rsa.SignData(Encoding.ASCII.GetBytes($"{header}.{claims}"), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return $"{header}.{claims}.{Encode(signature)}";
    }

    private static string Required(NamedSecret secret, string key) =>
        secret.Text(key) is { Length: > 0 } value ? value : throw new SourceException($"secret '{secret.Name}': key '{key}' not found");

    private static string Encode(ReadOnlySpan<byte> data) => System.Buffers.Text.Base64Url.EncodeToString(data);
}
