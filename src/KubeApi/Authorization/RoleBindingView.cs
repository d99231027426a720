using Flux.KubeApi.Authentication;
using Flux.Manifests.Nodes;

namespace Flux.KubeApi.Authorization;

/// <summary>A binding: to whom it gives which role.</summary>
/// <param name="Namespace">Empty for a cluster role binding.</param>
internal sealed record RoleBindingView(string Name, string Namespace, string RoleKind, string RoleName, IReadOnlyList<MapNode> Subjects)
{
    public static RoleBindingView Read(MapNode binding) => new(
        binding.GetString("metadata", "name") ?? "",
        binding.GetString("metadata", "namespace") ?? "",
        binding.GetString("roleRef", "kind") ?? "",
        binding.GetString("roleRef", "name") ?? "",
        [.. (binding.GetList("subjects") ?? []).OfType<MapNode>()]);

    /// <summary>The subject that is the user, as text for the reason; null when none is.</summary>
    public string? SubjectFor(UserInfo user)
    {
        foreach (var subject in Subjects)
        {
            var name = subject.GetString("name") ?? "";
            switch (subject.GetString("kind"))
            {
                case "User" when user.Name == name:
                    return $"User \"{name}\"";
                case "Group" when user.IsInGroup(name):
                    return $"Group \"{name}\"";
                case "ServiceAccount" when user.Name == $"system:serviceaccount:{ServiceAccountNamespace(subject)}:{name}":
                    return $"ServiceAccount \"{name}/{ServiceAccountNamespace(subject)}\"";
            }
        }

        return null;
    }

    private string ServiceAccountNamespace(MapNode subject) => subject.GetString("namespace") is { Length: > 0 } ns ? ns : Namespace;
}
