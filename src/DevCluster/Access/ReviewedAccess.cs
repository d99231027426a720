using Flux.KubeApi.Authentication;
using Flux.KubeApi.Authorization;
using Flux.Manifests.Nodes;

namespace Flux.DevCluster.Access;

/// <summary>Reads what an access review asks about.</summary>
internal static class ReviewedAccess
{
    public static AccessAttributes Read(MapNode spec, UserInfo user)
    {
        if (spec.GetMap("nonResourceAttributes") is { } path)
        {
            return new AccessAttributes { User = user, IsResource = false, Verb = path.GetString("verb") ?? "", Path = path.GetString("path") ?? "" };
        }

        var resource = spec.GetMap("resourceAttributes") ?? new MapNode();
        return new AccessAttributes
        {
            User = user,
            Verb = resource.GetString("verb") ?? "",
            Group = resource.GetString("group") ?? "",
            Version = resource.GetString("version") ?? "",
            Namespace = resource.GetString("namespace") ?? "",
            Resource = resource.GetString("resource") ?? "",
            Subresource = resource.GetString("subresource") ?? "",
            Name = resource.GetString("name") ?? "",
        };
    }
}
