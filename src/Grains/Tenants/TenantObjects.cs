using Flux.Contracts.Tenants;
using Flux.Manifests.Nodes;
using Flux.Manifests.Objects;

namespace Flux.Grains.Tenants;

/// <summary>The objects that make namespaces a tenant's.</summary>
internal static class TenantObjects
{
    public const string TenantLabel = "tenancy.toolkit.fluxcd.io/tenant";

    /// <summary>The name of the binding that lets the tenant's people administer a namespace.</summary>
    public const string OwnersBinding = "flux-tenant-owners";

    private const string RbacGroup = "rbac.authorization.k8s.io";

    /// <summary>The kinds of what a tenant is given.</summary>
    public static IReadOnlyList<GroupVersionKind> Kinds { get; } =
    [
        new("", "v1", "Namespace"),
        new("", "v1", "ServiceAccount"),
        new(RbacGroup, "v1", "RoleBinding"),
        new("networking.k8s.io", "v1", "NetworkPolicy"),
    ];

    public static IReadOnlyList<MapNode> Of(string tenant, TenantSpec spec) =>
        [.. spec.Namespaces.SelectMany(@namespace => OfNamespace(tenant, @namespace, spec))];

    private static IEnumerable<MapNode> OfNamespace(string tenant, string @namespace, TenantSpec spec)
    {
        yield return Object("v1", "Namespace", null, @namespace, tenant);
        yield return Object("v1", "ServiceAccount", @namespace, spec.ServiceAccountName, tenant);

        var account = new MapNode { { "kind", "ServiceAccount" }, { "name", spec.ServiceAccountName }, { "namespace", @namespace } };
        yield return Binding(@namespace, spec.ServiceAccountName, spec.ClusterRole, [account], tenant);
        if (spec.Owners.Count > 0)
        {
            yield return Binding(@namespace, OwnersBinding, "admin", spec.Owners.Select(owner => Subject(owner, @namespace)), tenant);
        }

        yield return Fence(@namespace, tenant);
    }

    private static MapNode Binding(string @namespace, string name, string role, IEnumerable<MapNode> subjects, string tenant)
    {
        var binding = Object($"{RbacGroup}/v1", "RoleBinding", @namespace, name, tenant);
        binding.Add("roleRef", new MapNode { { "apiGroup", RbacGroup }, { "kind", "ClusterRole" }, { "name", role } });
        binding.Add("subjects", new ListNode(subjects));
        return binding;
    }

    private static MapNode Subject(TenantOwner owner, string @namespace)
    {
        var subject = new MapNode { { "kind", owner.Kind }, { "name", owner.Name } };
        if (owner.Kind == "ServiceAccount")
        {
            subject.Add("namespace", @namespace);
        }
        else
        {
            subject.Add("apiGroup", RbacGroup);
        }

        return subject;
    }

    /// <summary>Pods are reached from the tenant's own namespaces only, as far as the cluster enforces network policies.</summary>
    private static MapNode Fence(string @namespace, string tenant)
    {
        var policy = Object("networking.k8s.io/v1", "NetworkPolicy", @namespace, "flux-tenant", tenant);
        var selector = new MapNode { { "matchLabels", new MapNode { { TenantLabel, tenant } } } };
        var from = new ListNode([new MapNode { { "namespaceSelector", selector } }]);
        policy.Add("spec", new MapNode
        {
            { "podSelector", new MapNode() },
            { "policyTypes", new ListNode(["Ingress"]) },
            { "ingress", new ListNode([new MapNode { { "from", from } }]) },
        });
        return policy;
    }

    private static MapNode Object(string apiVersion, string kind, string? @namespace, string name, string tenant)
    {
        var metadata = new MapNode { { "name", name }, { "labels", new MapNode { { TenantLabel, tenant } } } };
        if (@namespace is not null)
        {
            metadata.Add("namespace", @namespace);
        }

        return new MapNode { { "apiVersion", apiVersion }, { "kind", kind }, { "metadata", metadata } };
    }
}
