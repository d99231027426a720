using Flux.DevCluster.Kinds.Defaults;
using Flux.Manifests.Nodes;

namespace Flux.DevCluster.Kinds.Access;

internal static class RbacDefaults
{
    private const string Group = "rbac.authorization.k8s.io";

    public static void Binding(MapNode item)
    {
        if (item.GetMap("roleRef") is { } role && string.IsNullOrEmpty(role.GetString("apiGroup")))
        {
            role.Set("apiGroup", Group);
        }

        foreach (var subject in item.Items("subjects"))
        {
            if (string.IsNullOrEmpty(subject.GetString("apiGroup")) && subject.GetString("kind") is "User" or "Group")
            {
                subject.Set("apiGroup", Group);
            }
        }
    }
}
