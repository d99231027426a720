using Flux.KubeApi.Authentication;
using Flux.Manifests.Nodes;

namespace Flux.KubeApi.Authorization;

/// <summary>All roles and bindings at one moment.</summary>
internal sealed class RbacSnapshot
{
    private readonly Dictionary<string, PolicyRule[]> _clusterRoles = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Namespace, string Name), PolicyRule[]> _roles = [];
    private readonly List<RoleBindingView> _clusterBindings = [];
    private readonly Dictionary<string, List<RoleBindingView>> _bindings = new(StringComparer.Ordinal);

    public static RbacSnapshot Of(IEnumerable<MapNode> clusterRoles, IEnumerable<MapNode> roles, IEnumerable<MapNode> clusterBindings, IEnumerable<MapNode> bindings)
    {
        var snapshot = new RbacSnapshot();
        foreach (var role in clusterRoles)
        {
            snapshot._clusterRoles[role.GetString("metadata", "name") ?? ""] = Rules(role);
        }

        foreach (var role in roles)
        {
            snapshot._roles[(role.GetString("metadata", "namespace") ?? "", role.GetString("metadata", "name") ?? "")] = Rules(role);
        }

        snapshot._clusterBindings.AddRange(clusterBindings.Select(RoleBindingView.Read));
        foreach (var binding in bindings.Select(RoleBindingView.Read))
        {
            if (!snapshot._bindings.TryGetValue(binding.Namespace, out var list))
            {
                snapshot._bindings[binding.Namespace] = list = [];
            }

            list.Add(binding);
        }

        return snapshot;
    }

    /// <summary>The rules a role gives; null when there is no such role.</summary>
    public IReadOnlyList<PolicyRule>? RulesOf(RoleBindingView binding) => RulesOf(binding.RoleKind, binding.Namespace, binding.RoleName);

    public IReadOnlyList<PolicyRule>? RulesOf(string kind, string ns, string name) =>
        kind == "ClusterRole" ? _clusterRoles.GetValueOrDefault(name) : _roles.GetValueOrDefault((ns, name));

    /// <summary>The bindings that name the user, for a namespace and for the cluster.</summary>
    public IEnumerable<(RoleBindingView Binding, string Subject)> BindingsOf(UserInfo user, string ns)
    {
        foreach (var binding in _clusterBindings)
        {
            if (binding.SubjectFor(user) is { } subject)
            {
                yield return (binding, subject);
            }
        }

        if (ns.Length == 0 || !_bindings.TryGetValue(ns, out var inNamespace))
        {
            yield break;
        }

        foreach (var binding in inNamespace)
        {
            if (binding.SubjectFor(user) is { } subject)
            {
                yield return (binding, subject);
            }
        }
    }

    private static PolicyRule[] Rules(MapNode role) => [.. (role.GetList("rules") ?? []).OfType<MapNode>().Select(PolicyRule.Read)];
}
