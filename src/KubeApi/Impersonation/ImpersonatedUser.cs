using Flux.KubeApi.Authentication;
using Flux.Manifests.Text;
using Microsoft.AspNetCore.Http;

namespace Flux.KubeApi.Impersonation;

/// <summary>What the Impersonate headers ask for.</summary>
internal sealed record ImpersonatedUser(string Name, string Uid, IReadOnlyList<string> Groups, IReadOnlyDictionary<string, IReadOnlyList<string>> Extra)
{
    private const string ExtraPrefix = "Impersonate-Extra-";

    /// <summary>Namespace and name when the user is a service account.</summary>
    public (string Namespace, string Name)? ServiceAccount =>
        ImpersonationCheck.IsServiceAccount(Name) && Name.Split(':') is [_, _, var ns, var account] ? (ns, account) : null;

    public static ImpersonatedUser? Read(IHeaderDictionary headers)
    {
        var extra = new SortedDictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var header in headers)
        {
            if (header.Key.StartsWith(ExtraPrefix, StringComparison.OrdinalIgnoreCase))
            {
                extra[Uri.UnescapeDataString(header.Key[ExtraPrefix.Length..]).ToLowerInvariant()] = [.. header.Value.OfType<string>()];
            }
        }

        var wanted = new ImpersonatedUser(
            headers["Impersonate-User"].ToString(), headers["Impersonate-Uid"].ToString(), [.. headers["Impersonate-Group"].OfType<string>()], extra);
        return wanted is { Name: "", Uid: "", Groups: [], Extra.Count: 0 } ? null : wanted;
    }

    public UserInfo ToUser()
    {
        List<string> groups = [.. Groups];
        if (ServiceAccount is var (ns, _) && groups.Count == 0)
        {
            groups.AddRange(["system:serviceaccounts", $"system:serviceaccounts:{ns}"]);
        }

        var isAnonymous = Name == UserInfo.Anonymous.Name;
        var addition = isAnonymous ? UserInfo.UnauthenticatedGroup : UserInfo.AuthenticatedGroup;
        if (!groups.Contains(addition))
        {
            groups.Add(addition);
        }

        return new UserInfo(Name, groups) { Uid = Uid, Extra = Extra };
    }

    /// <summary>The request as the real server prints it.</summary>
    public string Describe()
    {
        var groups = Groups.Count == 0 ? "(nil)" : $"{{{string.Join(", ", Groups.Select(GoText.Quote))}}}";
        var extra = Extra.Count == 0
            ? "(nil)"
            : $"{{{string.Join(", ", Extra.Select(entry => $"{GoText.Quote(entry.Key)}:[]string{{{string.Join(", ", entry.Value.Select(GoText.Quote))}}}"))}}}";
        return $"&user.DefaultInfo{{Name:{GoText.Quote(Name)}, UID:{GoText.Quote(Uid)}, Groups:[]string{groups}, Extra:map[string][]string{extra}}}";
    }
}
