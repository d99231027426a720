using System.Globalization;
using Flux.Sops.Keys;
using Flux.Sops.Metadata;

namespace Flux.Sops.Decrypting;

/// <summary>Gets the data key of a document by whatever key of the user's fits, and says for each why not.</summary>
internal static class DataKeyRecovery
{
    private const int Width = 75;
    private const int DetailWidth = 60;

    /// <exception cref="SopsException">The keys do not suffice.</exception>
    public static byte[] Recover(SopsMetadata metadata, SopsKeys keys)
    {
        var parts = new List<byte[]>();
        var report = new List<string>();
        foreach (var group in metadata.Groups)
        {
            var (part, lines) = Try(group, keys);
            report.Add($"Group {report.Count.ToString(CultureInfo.InvariantCulture)}: {(part is null ? "FAILED" : "SUCCESS")}{lines}");
            if (part is not null)
            {
                parts.Add(part);
            }
        }

        if (metadata.Groups.Count == 1 && parts.Count == 1)
        {
            return parts[0];
        }

        var threshold = metadata.ShamirThreshold > 0 ? metadata.ShamirThreshold : metadata.Groups.Count;
        return metadata.Groups.Count > 1 && parts.Count >= threshold
            ? Shamir.Combine([.. parts.Take(threshold)])
            : throw Failure(report, metadata.Groups.Count, threshold, parts.Count);
    }

    private static (byte[]? Part, string Lines) Try(IReadOnlyList<MasterKey> group, SopsKeys keys)
    {
        var lines = "";
        foreach (var key in group)
        {
            try
            {
                return (Decrypt(key, keys), "");
            }
            catch (SopsException error)
            {
                var detail = TextWrap.Wrap(error.Message, DetailWidth).Replace("\n", "\n      | ", StringComparison.Ordinal);
                lines += $"\n  {key.Name}: FAILED\n    - | {detail}\n";
            }
        }

        return (null, lines.TrimEnd('\n'));
    }

    private static byte[] Decrypt(MasterKey key, SopsKeys keys) => key.Kind switch
    {
        MasterKeyKind.Age when keys.Age.Count == 0 => throw new SopsException(
            "failed to load age identities. Did not find keys: the decryption Secret has no entry with the extension '.agekey'"),
        MasterKeyKind.Age => DecryptAge(key, keys),
        MasterKeyKind.Pgp => DecryptPgp(key, keys),
        _ => throw new SopsException(
            $"this control plane has no access to the key service ({Describe(key.Kind)}); add an age or OpenPGP recipient to the file"),
    };

    private static byte[] DecryptAge(MasterKey key, SopsKeys keys)
    {
        try
        {
            return AgeFile.Decrypt(key.EncryptedKey, keys.Age);
        }
        catch (SopsException error)
        {
            throw new SopsException($"failed to create reader for decrypting sops data key with age: {error.Message}");
        }
    }

    private static byte[] DecryptPgp(MasterKey key, SopsKeys keys)
    {
        try
        {
            return keys.Pgp.Decrypt(key.EncryptedKey);
        }
        catch (SopsException error)
        {
            throw new SopsException($"could not decrypt data key with PGP key: {error.Message}");
        }
    }

    private static string Describe(MasterKeyKind kind) => kind switch
    {
        MasterKeyKind.AwsKms => "AWS KMS",
        MasterKeyKind.GcpKms => "GCP KMS",
        MasterKeyKind.AzureKeyVault => "Azure Key Vault",
        MasterKeyKind.HashiCorpVault => "HashiCorp Vault",
        _ => "Huawei Cloud KMS",
    };

    private static SopsException Failure(IEnumerable<string> report, int groups, int threshold, int found)
    {
        var reason = groups == 1
            ? "Recovery failed because no master key was able to decrypt the file. In order for SOPS to recover the file, at least one key has to be successful, but none were."
            : string.Create(
                CultureInfo.InvariantCulture,
                $"Recovery failed because the file was encrypted with a Shamir threshold of {threshold}, but only {found} part(s) were successfully recovered, one for each successful key group. In order for SOPS to recover the file, at least {threshold} groups have to be successful. In order for a group to be successful, decryption has to succeed with any of the keys in that key group.");
        return new SopsException(
            $"cannot get sops data key: Failed to get the data key required to decrypt the SOPS file.\n\n{string.Join("\n\n", report)}\n\n{TextWrap.Wrap(reason, Width)}");
    }
}
