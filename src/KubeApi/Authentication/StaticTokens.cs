using System.Security.Cryptography;
using System.Text;

namespace Flux.KubeApi.Authentication;

/// <summary>Tokens known from the start. Kept by digest, so that looking one up takes no time that depends on it.</summary>
public sealed class StaticTokens : ITokenAuthenticator
{
    public const string DefaultAudience = "https://kubernetes.default.svc";

    private readonly Dictionary<string, UserInfo> _users;

    public StaticTokens(IReadOnlyDictionary<string, UserInfo> users) =>
        _users = users.ToDictionary(entry => Digest(entry.Key), entry => entry.Value, StringComparer.Ordinal);

    public ValueTask<TokenIdentity?> AuthenticateAsync(string token, IReadOnlyList<string> audiences, CancellationToken cancellationToken)
    {
        if (!_users.TryGetValue(Digest(token), out var user) || (audiences.Count > 0 && !audiences.Contains(DefaultAudience)))
        {
            return new((TokenIdentity?)null);
        }

        return new(new TokenIdentity(user, [DefaultAudience]));
    }

    private static string Digest(string token)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        Span<byte> bytes = token.Length <= 256 ? stackalloc byte[256 * 3] : new byte[Encoding.UTF8.GetMaxByteCount(token.Length)];
        SHA256.HashData(bytes[..Encoding.UTF8.GetBytes(token, bytes)], digest);
        return Convert.ToHexString(digest);
    }
}
