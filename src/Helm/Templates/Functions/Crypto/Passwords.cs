using System.Security.Cryptography;
using Flux.Helm.Templates.Text;

namespace Flux.Helm.Templates.Functions.Crypto;

internal static class Passwords
{
    private const int Cost = 10;
    private const int MaxBytes = 72;

    public static string Bcrypt(string password)
    {
        var bytes = GoText.Encode(password);
        return bytes.Length > MaxBytes
            ? "failed to encrypt string with bcrypt: bcrypt: password length exceeds 72 bytes"
            : Crypto.Bcrypt.Hash(bytes, RandomNumberGenerator.GetBytes(16), Cost);
    }

    /// <summary>A line of a password file.</summary>
    public static string HtPasswd(string user, string password) =>
        user.Contains(':', StringComparison.Ordinal) ? $"invalid username: {user}" : $"{user}:{Bcrypt(password)}";
}
