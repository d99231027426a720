using Flux.KubeApi.Authentication;

namespace Flux.KubeApi.Authorization;

/// <summary>Kubernetes' role-based access control over the stored roles and bindings. Masters may do everything.</summary>
internal sealed class RbacAuthorizer(RbacPolicy policy) : IAuthorizer, IImpersonationInsight
{
    public async ValueTask<AccessDecision> AuthorizeAsync(AccessAttributes attributes, CancellationToken cancellationToken)
    {
        if (attributes.User.IsInGroup(UserInfo.MastersGroup))
        {
            return new AccessDecision(true, "");
        }

        var snapshot = await policy.CurrentAsync(cancellationToken).ConfigureAwait(false);
        var missing = new List<string>();
        foreach (var (binding, subject) in snapshot.BindingsOf(attributes.User, attributes.Namespace))
        {
            if (snapshot.RulesOf(binding) is not { } rules)
            {
                missing.Add(Missing(binding));
                continue;
            }

            foreach (var rule in rules)
            {
                if (rule.Allows(attributes))
                {
                    return new AccessDecision(true, AllowedBy(binding, subject));
                }
            }
        }

        return new AccessDecision(false, missing.Count == 0 ? "" : $"RBAC: {Join(missing)}");
    }

    public async ValueTask<bool> HasAnyImpersonationRuleAsync(UserInfo user, CancellationToken cancellationToken)
    {
        var snapshot = await policy.CurrentAsync(cancellationToken).ConfigureAwait(false);
        return snapshot.BindingsOf(user, "").Any(entry => snapshot.RulesOf(entry.Binding)?.Any(rule => rule.Verbs.Contains("impersonate")) == true);
    }

    private static string Join(List<string> missing) => missing.Count == 1 ? missing[0] : $"[{string.Join(", ", missing)}]";

    private static string Missing(RoleBindingView binding) => binding.RoleKind == "ClusterRole"
        ? $"clusterrole.rbac.authorization.k8s.io \"{binding.RoleName}\" not found"
        : $"role.rbac.authorization.k8s.io \"{binding.RoleName}\" not found";

    private static string AllowedBy(RoleBindingView binding, string subject)
    {
        var kind = binding.Namespace.Length == 0 ? "ClusterRoleBinding" : "RoleBinding";
        var name = binding.Namespace.Length == 0 ? binding.Name : $"{binding.Name}/{binding.Namespace}";
        return $"RBAC: allowed by {kind} \"{name}\" of {binding.RoleKind} \"{binding.RoleName}\" to {subject}";
    }
}
