using System.Text;
using Flux.Sources.Git.Checkouts;
using Flux.Sources.Git.Objects;
using Flux.Sources.Secrets;

namespace Flux.Sources.Git.Verification;

/// <summary>Checks the signatures of a checkout.</summary>
internal sealed class GitVerifier(TimeProvider time)
{
    private const string Condition = "SourceVerified";
    private const string SshKeySuffix = ".sshpub";
    private const string SshNamespace = "git";

    /// <returns>The text that tells what was verified with which key.</returns>
    /// <exception cref="GitStepException">A signature is missing or not by one of the keys.</exception>
    public string Verify(Checkout checkout, GitVerification verification)
    {
        if (verification.KeysProblem is { } problem)
        {
            throw new GitStepException("VerificationError", $"public keys secret error: {problem}", Condition);
        }

        var text = new StringBuilder("verified signature of");
        if (verification.Mode is GitVerificationMode.Tag or GitVerificationMode.TagAndHead)
        {
            text.Append("\n\t- ").Append(VerifyTag(checkout, verification.Keys));
        }

        if (verification.Mode is GitVerificationMode.Head or GitVerificationMode.TagAndHead)
        {
            text.Append("\n\t- ").Append(VerifyCommit(checkout.Commit, verification.Keys));
        }

        return text.ToString();
    }

    private string VerifyTag(Checkout checkout, NamedSecret keys)
    {
        if (checkout.TagName is null)
        {
            throw new GitStepException(
                "InvalidVerificationMode", "cannot verify tag object's signature if a tag reference is not specified", Condition, stalling: true);
        }

        var shown = checkout.Tag is { } tag ? $"{tag.Name}@{tag.Id}" : checkout.TagName;
        if (checkout.Tag?.Signature is not { } signature)
        {
            throw new GitStepException("InvalidGitObject", $"cannot verify signature of tag '{shown}' since it is not signed", Condition);
        }

        try
        {
            return $"tag '{shown}' with key '{Verify("tag", signature, checkout.Tag.SignedPayload, keys)}'";
        }
        catch (SourceException error)
        {
            throw new GitStepException("InvalidTagSignature", $"signature verification of tag '{shown}' failed: {error.Message}", Condition);
        }
    }

    private string VerifyCommit(GitCommit commit, NamedSecret keys)
    {
        try
        {
            return $"commit '{commit.Id}' with key '{Verify("commit", commit.Signature ?? "", commit.SignedPayload(), keys)}'";
        }
        catch (SourceException error)
        {
            throw new GitStepException("InvalidCommitSignature", $"signature verification of commit '{commit.Id}' failed: {error.Message}", Condition);
        }
    }

    private string Verify(string kind, string signature, byte[] payload, NamedSecret keys)
    {
        if (signature.Length == 0)
        {
            throw new SourceException("unsupported signature type: empty");
        }

        var start = signature.TrimStart();
        var isSsh = start.StartsWith(SshSignature.ArmourStart, StringComparison.Ordinal);
        if (!isSsh && !start.StartsWith(PgpVerifier.ArmourStart, StringComparison.Ordinal))
        {
            throw new SourceException($"unsupported signature type: {(start.StartsWith("-----BEGIN SIGNED MESSAGE-----", StringComparison.Ordinal) ? "x509" : "unknown")}");
        }

        string[] entries =
        [
            .. keys.Data
                .Where(entry => entry.Key.EndsWith(SshKeySuffix, StringComparison.Ordinal) == isSsh)
                .OrderBy(entry => entry.Key, StringComparer.Ordinal)
                .Select(entry => Encoding.UTF8.GetString(entry.Value)),
        ];
        if (entries.Length == 0)
        {
            var (type, suffix) = isSsh ? ("SSH", SshKeySuffix) : ("PGP", ".asc");
            throw new SourceException($"{type} signature detected but no {type} public keys found in secret (keys with {suffix} suffix)");
        }

        try
        {
            return isSsh ? VerifySsh(signature, payload, entries) : PgpVerifier.Verify(signature, payload, entries, time.GetUtcNow());
        }
        catch (SourceException error)
        {
            throw new SourceException($"unable to verify Git {kind}{(isSsh ? " SSH signature" : "")}: {error.Message}", error);
        }
    }

    private static string VerifySsh(string armoured, byte[] payload, string[] entries)
    {
        var signature = SshSignature.Parse(armoured);
        SourceException? unreadable = null;
        var problems = new List<string> { "no matching key" };
        var readable = false;
        foreach (var entry in entries)
        {
            try
            {
                foreach (var key in SshPublicKey.ParseAuthorizedKeys(entry))
                {
                    if (signature.Problem(key, payload, SshNamespace) is not { } problem)
                    {
                        return key.Fingerprint;
                    }

                    problems.Add(problem);
                }

                readable = true;
            }
            catch (SourceException error)
            {
                unreadable ??= error;
            }
        }

        throw (readable ? null : unreadable)
            ?? new SourceException($"unable to verify payload with any of the given authorized keys: {string.Join('\n', problems.Distinct())}");
    }
}
