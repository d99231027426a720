using Flux.KubeApi.Authentication;
using Flux.Manifests.Nodes;

namespace Flux.DevCluster.Access;

/// <summary>Reads the user that a subject access review asks about.</summary>
internal static class ReviewedUser
{
    public static UserInfo Read(MapNode spec) => new(spec.GetString("user") ?? "", Texts(spec.GetList("groups")))
    {
        Uid = spec.GetString("uid") ?? "",
        Extra = (spec.GetMap("extra") ?? new MapNode()).ToDictionary(entry => entry.Key, entry => Texts(entry.Value as ListNode), StringComparer.Ordinal),
    };

    private static IReadOnlyList<string> Texts(ListNode? list) => [.. (list ?? []).OfType<StringNode>().Select(text => text.Value)];
}
