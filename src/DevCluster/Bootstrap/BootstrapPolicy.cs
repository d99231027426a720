using Flux.Manifests.Nodes;

namespace Flux.DevCluster.Bootstrap;

/// <summary>The roles and bindings that Kubernetes brings along, as far as users and controllers rely on them.</summary>
internal static class BootstrapPolicy
{
    private const string Group = "rbac.authorization.k8s.io";

    private static readonly string[] Read = ["get", "list", "watch"];
    private static readonly string[] Write = ["create", "delete", "deletecollection", "patch", "update"];

    /// <summary>Plural and object, in the order in which they are made.</summary>
    public static IEnumerable<(string Resource, MapNode Item)> All()
    {
        foreach (var role in Roles())
        {
            yield return ("clusterroles", role);
        }

        yield return ("roles", ExtensionServerRole());
        yield return Binding("cluster-admin", "cluster-admin", "system:masters");
        yield return Binding("system:discovery", "system:discovery", "system:authenticated");
        yield return Binding("system:basic-user", "system:basic-user", "system:authenticated");
        yield return Binding("system:public-info-viewer", "system:public-info-viewer", "system:authenticated", "system:unauthenticated");
        yield return Binding("system:service-account-issuer-discovery", "system:service-account-issuer-discovery", "system:serviceaccounts");
        yield return Binding("system:monitoring", "system:monitoring", "system:monitoring");
    }

    private static IEnumerable<MapNode> Roles()
    {
        yield return Role("cluster-admin", null, Rule(["*"], ["*"], ["*"]), Paths(["*"], "*"));
        yield return Aggregated("admin");
        yield return Aggregated("edit", "admin");
        yield return Aggregated("view", "edit");
        yield return Role("system:aggregate-to-admin", "admin", [.. AdminRules()]);
        yield return Role("system:aggregate-to-edit", "edit", [.. EditRules()]);
        yield return Role("system:aggregate-to-view", "view", [.. ViewRules()]);
        yield return Role(
            "system:discovery", null, Paths(["get"], "/api", "/api/*", "/apis", "/apis/*", "/healthz", "/livez", "/openapi", "/openapi/*", "/readyz", "/version", "/version/"));
        yield return Role(
            "system:basic-user",
            null,
            Rule(["create"], ["authorization.k8s.io"], ["selfsubjectaccessreviews", "selfsubjectrulesreviews"]),
            Rule(["create"], ["authentication.k8s.io"], ["selfsubjectreviews"]));
        yield return Role("system:public-info-viewer", null, Paths(["get"], "/healthz", "/livez", "/readyz", "/version", "/version/"));
        yield return Role("system:service-account-issuer-discovery", null, Paths(["get"], "/.well-known/openid-configuration", "/.well-known/openid-configuration/", "/openid/v1/jwks", "/openid/v1/jwks/"));
        yield return Role("system:monitoring", null, Paths(["get"], "/healthz", "/healthz/*", "/livez", "/livez/*", "/metrics", "/metrics/slis", "/readyz", "/readyz/*"));
        yield return Role(
            "system:auth-delegator",
            null,
            Rule(["create"], ["authentication.k8s.io"], ["tokenreviews"]),
            Rule(["create"], ["authorization.k8s.io"], ["subjectaccessreviews"]));
    }

    /// <summary>Lets extension servers read how the front proxy is recognized.</summary>
    private static MapNode ExtensionServerRole()
    {
        var rule = Rule(Read, [""], ["configmaps"]);
        rule.Set("resourceNames", Texts(["extension-apiserver-authentication"]));
        var role = Role("extension-apiserver-authentication-reader", null, rule);
        role.GetMap("metadata")!.Set("namespace", "kube-system");
        return role;
    }

    private static IEnumerable<MapNode> ViewRules()
    {
        yield return Rule(Read, [""], ["configmaps", "endpoints", "persistentvolumeclaims", "persistentvolumeclaims/status", "pods", "replicationcontrollers", "replicationcontrollers/scale", "serviceaccounts", "services", "services/status"]);
        yield return Rule(Read, [""], ["bindings", "events", "limitranges", "namespaces/status", "pods/log", "pods/status", "replicationcontrollers/status", "resourcequotas", "resourcequotas/status"]);
        yield return Rule(Read, [""], ["namespaces"]);
        yield return Rule(Read, ["discovery.k8s.io"], ["endpointslices"]);
        yield return Rule(Read, ["apps"], ["controllerrevisions", "daemonsets", "daemonsets/status", "deployments", "deployments/scale", "deployments/status", "replicasets", "replicasets/scale", "replicasets/status", "statefulsets", "statefulsets/scale", "statefulsets/status"]);
        yield return Rule(Read, ["autoscaling"], ["horizontalpodautoscalers", "horizontalpodautoscalers/status"]);
        yield return Rule(Read, ["batch"], ["cronjobs", "cronjobs/status", "jobs", "jobs/status"]);
        yield return Rule(Read, ["policy"], ["poddisruptionbudgets", "poddisruptionbudgets/status"]);
        yield return Rule(Read, ["networking.k8s.io"], ["ingresses", "ingresses/status", "networkpolicies"]);
    }

    private static IEnumerable<MapNode> EditRules()
    {
        yield return Rule(Read, [""], ["pods/attach", "pods/exec", "pods/portforward", "pods/proxy", "secrets", "services/proxy"]);
        yield return Rule(["impersonate"], [""], ["serviceaccounts"]);
        yield return Rule(Write, [""], ["pods", "pods/attach", "pods/exec", "pods/portforward", "pods/proxy"]);
        yield return Rule(["create"], [""], ["pods/eviction"]);
        yield return Rule(Write, [""], ["configmaps", "events", "persistentvolumeclaims", "replicationcontrollers", "replicationcontrollers/scale", "secrets", "serviceaccounts", "services", "services/proxy"]);
        yield return Rule(["create"], [""], ["serviceaccounts/token"]);
        yield return Rule(Write, ["apps"], ["daemonsets", "deployments", "deployments/rollback", "deployments/scale", "replicasets", "replicasets/scale", "statefulsets", "statefulsets/scale"]);
        yield return Rule(Write, ["autoscaling"], ["horizontalpodautoscalers"]);
        yield return Rule(Write, ["batch"], ["cronjobs", "jobs"]);
        yield return Rule(Write, ["policy"], ["poddisruptionbudgets"]);
        yield return Rule(Write, ["networking.k8s.io"], ["ingresses", "networkpolicies"]);
        yield return Rule([.. Write, .. Read], ["coordination.k8s.io"], ["leases"]);
    }

    private static IEnumerable<MapNode> AdminRules()
    {
        yield return Rule(["create"], ["authorization.k8s.io"], ["localsubjectaccessreviews"]);
        yield return Rule([.. Write, .. Read], [Group], ["rolebindings", "roles"]);
    }

    private static MapNode Role(string name, string? aggregatesTo, params MapNode[] rules)
    {
        var metadata = Metadata(name);
        if (aggregatesTo is not null)
        {
            metadata.GetMap("labels")!.Set($"{Group}/aggregate-to-{aggregatesTo}", "true");
        }

        return new MapNode { { "metadata", metadata }, { "rules", new ListNode(rules) } };
    }

    /// <summary>A role that collects the rules of others. They are filled in here, for the time until its controller looks.</summary>
    private static MapNode Aggregated(string name, string? aggregatesTo = null)
    {
        var rules = name switch
        {
            "view" => ViewRules(),
            "edit" => [.. EditRules(), .. ViewRules()],
            _ => AdminRules().Concat(EditRules()).Concat(ViewRules()),
        };
        var role = Role(name, aggregatesTo, [.. rules]);
        var selector = new MapNode { { "matchLabels", new MapNode { { $"{Group}/aggregate-to-{name}", "true" } } } };
        role.Set("aggregationRule", new MapNode { { "clusterRoleSelectors", new ListNode { selector } } });
        return role;
    }

    private static (string Resource, MapNode Item) Binding(string name, string role, params string[] groups) => ("clusterrolebindings", new MapNode
    {
        { "metadata", Metadata(name) },
        {
            "subjects",
            new ListNode(groups.Select(group => (Node)new MapNode { { "kind", "Group" }, { "apiGroup", Group }, { "name", group } }))
        },
        { "roleRef", new MapNode { { "apiGroup", Group }, { "kind", "ClusterRole" }, { "name", role } } },
    });

    private static MapNode Metadata(string name) => new()
    {
        { "name", name },
        { "labels", new MapNode { { "kubernetes.io/bootstrapping", "rbac-defaults" } } },
        { "annotations", new MapNode { { "rbac.authorization.kubernetes.io/autoupdate", "true" } } },
    };

    private static MapNode Rule(string[] verbs, string[] groups, string[] resources) => new()
    {
        { "verbs", Texts(verbs) },
        { "apiGroups", Texts(groups) },
        { "resources", Texts(resources) },
    };

    private static MapNode Paths(string[] verbs, params string[] paths) => new() { { "verbs", Texts(verbs) }, { "nonResourceURLs", Texts(paths) } };

    private static ListNode Texts(IEnumerable<string> values) => new(values.Select(value => (Node)value));
}
