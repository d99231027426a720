using Flux.KubeApi.Authentication;
using Microsoft.AspNetCore.Http;

namespace Flux.KubeApi.FrontProxy;

/// <summary>Users as a front proxy writes them in headers.</summary>
public static class RemoteUser
{
    /// <summary>The user of a request; null when no header names one.</summary>
    internal static UserInfo? Read(IHeaderDictionary headers, FrontProxySettings settings)
    {
        if (First(headers, settings.UserHeaders) is not { } name)
        {
            return null;
        }

        var groups = settings.GroupHeaders.SelectMany(header => headers[header].OfType<string>()).ToArray();
        return new UserInfo(name, groups) { Uid = First(headers, settings.UidHeaders) ?? "", Extra = ReadExtra(headers, settings) };
    }

    /// <summary>The headers that tell a server about a user, in the names that the ConfigMap of the cluster publishes by default.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Headers(UserInfo user)
    {
        yield return new("X-Remote-User", user.Name);
        if (user.Uid.Length > 0)
        {
            yield return new("X-Remote-Uid", user.Uid);
        }

        foreach (var group in user.Groups)
        {
            yield return new("X-Remote-Group", group);
        }

        foreach (var (key, values) in user.Extra)
        {
            foreach (var value in values)
            {
                yield return new("X-Remote-Extra-" + Uri.EscapeDataString(key), value);
            }
        }
    }

    /// <summary>Whether a header speaks about the user, which only a front proxy may do.</summary>
    public static bool IsUserHeader(string name) =>
        name.Equals("X-Remote-User", StringComparison.OrdinalIgnoreCase)
        || name.Equals("X-Remote-Uid", StringComparison.OrdinalIgnoreCase)
        || name.Equals("X-Remote-Group", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("X-Remote-Extra-", StringComparison.OrdinalIgnoreCase);

    private static string? First(IHeaderDictionary headers, IReadOnlyList<string> names) =>
        names.Select(name => headers[name].FirstOrDefault()).FirstOrDefault(value => !string.IsNullOrEmpty(value));

    private static SortedDictionary<string, IReadOnlyList<string>> ReadExtra(IHeaderDictionary headers, FrontProxySettings settings)
    {
        var extra = new SortedDictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var header in headers)
        {
            var prefix = settings.ExtraPrefixes.FirstOrDefault(candidate => header.Key.StartsWith(candidate, StringComparison.OrdinalIgnoreCase));
            if (prefix is not null)
            {
                extra[Uri.UnescapeDataString(header.Key[prefix.Length..].ToLowerInvariant())] = [.. header.Value.OfType<string>()];
            }
        }

        return extra;
    }
}
