using Flux.KubeApi.Authentication;
using Flux.Manifests.Nodes;

namespace Flux.KubeApi.Delegation;

/// <summary>Users as reviews write them.</summary>
internal static class UserNode
{
    public static UserInfo Read(MapNode user) => new(user.GetString("username") ?? "", Texts(user.GetList("groups")))
    {
        Uid = user.GetString("uid") ?? "",
        Extra = (user.GetMap("extra") ?? new MapNode()).ToDictionary(entry => entry.Key, entry => (IReadOnlyList<string>)Texts(entry.Value as ListNode), StringComparer.Ordinal),
    };

    /// <summary>Adds what a SubjectAccessReview says about a user.</summary>
    public static void Write(MapNode spec, UserInfo user)
    {
        spec.Set("user", user.Name);
        spec.Set("groups", List(user.Groups));
        if (user.Uid.Length > 0)
        {
            spec.Set("uid", user.Uid);
        }

        if (user.Extra.Count > 0)
        {
            var extra = new MapNode();
            foreach (var (key, values) in user.Extra.OrderBy(entry => entry.Key, StringComparer.Ordinal))
            {
                extra.Set(key, List(values));
            }

            spec.Set("extra", extra);
        }
    }

    public static ListNode List(IEnumerable<string> values) => new(values.Select(value => (Node)value));

    private static string[] Texts(ListNode? list) => [.. (list ?? []).OfType<StringNode>().Select(text => text.Value)];
}
