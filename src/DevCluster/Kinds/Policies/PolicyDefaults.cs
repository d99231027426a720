using Flux.DevCluster.Kinds.Defaults;
using Flux.Manifests.Nodes;

namespace Flux.DevCluster.Kinds.Policies;

/// <summary>Defaults of network policies, autoscalers and webhooks.</summary>
internal static class PolicyDefaults
{
    private const int WebhookPort = 443;

    public static void NetworkPolicy(MapNode item)
    {
        if (item.GetMap("spec") is not { } spec)
        {
            return;
        }

        if (spec.GetList("policyTypes") is null or { Count: 0 })
        {
            spec.Set("policyTypes", spec.ContainsKey("egress") ? new ListNode { "Ingress", "Egress" } : new ListNode { "Ingress" });
        }

        foreach (var rule in spec.Items("ingress").Concat(spec.Items("egress")))
        {
            foreach (var port in rule.Items("ports"))
            {
                port.Default("protocol", "TCP");
            }
        }
    }

    public static void Autoscaler(MapNode item)
    {
        if (item.GetMap("spec") is not { } spec)
        {
            return;
        }

        spec.Default("minReplicas", 1);
        if (spec.GetList("metrics") is null or { Count: 0 } && !spec.ContainsKey("targetCPUUtilizationPercentage"))
        {
            var target = new MapNode { { "type", "Utilization" }, { "averageUtilization", 80 } };
            var resource = new MapNode { { "name", "cpu" }, { "target", target } };
            spec.Set("metrics", new ListNode { new MapNode { { "type", "Resource" }, { "resource", resource } } });
        }
    }

    public static void Webhooks(MapNode item)
    {
        foreach (var hook in item.Items("webhooks"))
        {
            hook.Default("failurePolicy", "Fail");
            hook.Default("matchPolicy", "Equivalent");
            hook.Default("namespaceSelector", new MapNode());
            hook.Default("objectSelector", new MapNode());
            hook.Default("timeoutSeconds", 10);
            hook.GetMap("clientConfig", "service")?.Default("port", WebhookPort);
            foreach (var rule in hook.Items("rules"))
            {
                rule.Default("scope", "*");
            }
        }
    }

    public static void MutatingWebhooks(MapNode item)
    {
        Webhooks(item);
        foreach (var hook in item.Items("webhooks"))
        {
            hook.Default("reinvocationPolicy", "Never");
        }
    }

    public static void AdmissionPolicy(MapNode item)
    {
        if (item.GetMap("spec") is not { } spec)
        {
            return;
        }

        spec.Default("failurePolicy", "Fail");
        Match(spec.GetMap("matchConstraints"));
    }

    public static void AdmissionPolicyBinding(MapNode item) => Match(item.GetMap("spec", "matchResources"));

    public static void IngressClass(MapNode item) => item.GetMap("spec", "parameters")?.Default("scope", "Cluster");

    public static void ApiService(MapNode item) => item.GetMap("spec", "service")?.Default("port", WebhookPort);

    private static void Match(MapNode? resources)
    {
        if (resources is null)
        {
            return;
        }

        resources.Default("matchPolicy", "Equivalent");
        resources.Default("namespaceSelector", new MapNode());
        resources.Default("objectSelector", new MapNode());
        foreach (var rule in resources.Items("resourceRules").Concat(resources.Items("excludeResourceRules")))
        {
            rule.Default("scope", "*");
        }
    }
}
