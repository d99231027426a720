using System.Security.Cryptography;
using Flux.Sources.Git.Credentials;
using Renci.SshNet;
using Renci.SshNet.Common;

namespace Flux.Sources.Git.Ssh;

/// <summary>Reads the private key of credentials.</summary>
internal static class SshIdentity
{
    /// <summary>Whether the key cannot be used for want of a passphrase.</summary>
    public static bool LacksPassphrase(GitCredentials credentials)
    {
        if (credentials.Password.Length > 0)
        {
            return false;
        }

        try
        {
            Read(credentials).Dispose();
            return false;
        }
        catch (SourceException error)
        {
            return error.InnerException is SshPassPhraseNullOrEmptyException;
        }
    }

    /// <exception cref="SourceException">It is no key, or the passphrase is not its.</exception>
    public static PrivateKeyFile Read(GitCredentials credentials)
    {
        using var text = new MemoryStream(credentials.Identity!.Value.ToArray());
        try
        {
            return credentials.Password.Length > 0 ? new PrivateKeyFile(text, credentials.Password) : new PrivateKeyFile(text);
        }
        catch (SshPassPhraseNullOrEmptyException error)
        {
            throw new SourceException("ssh: this private key is passphrase protected", error);
        }
        catch (Exception error) when (error is SshException or InvalidOperationException or NotSupportedException or FormatException or ArgumentException
            or CryptographicException or Org.BouncyCastle.Crypto.CryptoException)
        {
            throw new SourceException(Describe(credentials), error);
        }
    }

    private static string Describe(GitCredentials credentials)
    {
        var key = System.Text.Encoding.UTF8.GetString(credentials.Identity!.Value.Span);
        return !key.Contains("-----BEGIN ", StringComparison.Ordinal) || !key.Contains("-----END ", StringComparison.Ordinal) ? "ssh: no key found"
            : credentials.Password.Length > 0 ? "x509: decryption password incorrect"
            : "ssh: the private key cannot be read";
    }
}
