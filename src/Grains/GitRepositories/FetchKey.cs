using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Flux.Sources.Git;
using Flux.Sources.Secrets;

namespace Flux.Grains.GitRepositories;

/// <summary>What makes two fetches the same: everything that the bytes, or the right to them, depend on.</summary>
internal static class FetchKey
{
    public static string Of(GitFetchRequest request)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var reference = request.Reference;
        Add(hash, request.Url, request.Provider, reference.Branch, reference.Tag, reference.SemVer, reference.Name, reference.Commit);
        Add(hash, request.Ignore, request.RecurseSubmodules.ToString(), request.Timeout.ToString());
        Add(hash, [.. request.SparseCheckout]);
        Add(hash, [.. request.Includes.Select(include => include.ToString())]);
        Add(hash, request.Observed?.Revision, request.Observed?.Ignore, request.Observed?.RecurseSubmodules.ToString(), request.Observed?.VerificationMode?.ToString());
        Add(hash, [.. request.Observed?.SparseCheckout ?? []]);
        Add(hash, [.. request.Observed?.Includes.Select(include => include.ToString()) ?? []]);
        Add(hash, request.MissingInclude?.Message, request.Verification?.KeysProblem);
        Add(hash, request.Verification?.Mode.ToString());
        Add(hash, request.Secret);
        Add(hash, request.ProxySecret);
        Add(hash, request.Verification?.Keys);
        return Convert.ToHexString(hash.GetHashAndReset());
    }

    private static void Add(IncrementalHash hash, NamedSecret? secret)
    {
        // The content is the right to fetch, whatever the Secret is called.
        Add(hash, secret is null ? null : "secret");
        foreach (var (key, value) in (secret?.Data ?? new Dictionary<string, byte[]>()).OrderBy(item => item.Key, StringComparer.Ordinal))
        {
            Add(hash, key);
            Append(hash, value);
        }
    }

    private static void Add(IncrementalHash hash, params string?[] values)
    {
        Append(hash, Encoding.UTF8.GetBytes(values.Length.ToString(CultureInfo.InvariantCulture)));
        foreach (var value in values)
        {
            // Absent and empty differ.
            Append(hash, value is null ? [0] : [1, .. Encoding.UTF8.GetBytes(value)]);
        }
    }

    /// <summary>With its length, so that what belongs to one field cannot pass for another's.</summary>
    private static void Append(IncrementalHash hash, ReadOnlySpan<byte> bytes)
    {
        hash.AppendData(BitConverter.GetBytes(bytes.Length));
        hash.AppendData(bytes);
    }
}
