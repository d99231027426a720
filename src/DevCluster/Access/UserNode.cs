using Flux.KubeApi.Authentication;
using Flux.Manifests.Nodes;

namespace Flux.DevCluster.Access;

/// <summary>Users as reviews print them.</summary>
internal static class UserNode
{
    public static MapNode Of(UserInfo user)
    {
        var node = new MapNode { { "username", user.Name } };
        if (user.Uid.Length > 0)
        {
            node.Set("uid", user.Uid);
        }

        if (user.Groups.Count > 0)
        {
            node.Set("groups", Texts(user.Groups));
        }

        if (user.Extra.Count > 0)
        {
            var extra = new MapNode();
            foreach (var (key, values) in user.Extra)
            {
                extra.Set(key, Texts(values));
            }

            node.Set("extra", extra);
        }

        return node;
    }

    private static ListNode Texts(IEnumerable<string> values) => new(values.Select(value => (Node)value));
}
