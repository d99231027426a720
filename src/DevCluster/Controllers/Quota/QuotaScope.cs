using Flux.DevCluster.Kinds.Defaults;
using Flux.DevCluster.Kinds.Pods;
using Flux.Manifests.Nodes;
using Flux.ObjectStore;

namespace Flux.DevCluster.Controllers.Quota;

/// <summary>Which objects a quota with scopes is about. Scopes tell pods apart; other kinds are in none.</summary>
internal static class QuotaScope
{
    private static readonly ResourceKey Pods = new("", "pods");

    public static bool Includes(MapNode quota, ResourceKey kind, MapNode item)
    {
        var plain = (quota.GetList("spec", "scopes") ?? []).OfType<StringNode>().Select(scope => (Name: scope.Value, Operator: "Exists", Values: (ListNode?)null));
        var selected = quota.Items("spec", "scopeSelector", "matchExpressions")
            .Select(term => (Name: term.GetString("scopeName") ?? "", Operator: term.GetString("operator") ?? "", Values: term.GetList("values")));
        var scopes = plain.Concat(selected).ToList();
        return scopes.Count == 0 || (kind == Pods && scopes.TrueForAll(scope => Matches(scope.Name, scope.Operator, scope.Values ?? [], item)));
    }

    private static bool Matches(string scope, string comparison, ListNode values, MapNode pod) => scope switch
    {
        "Terminating" => pod.GetInt64("spec", "activeDeadlineSeconds") >= 0,
        "NotTerminating" => pod.GetInt64("spec", "activeDeadlineSeconds") is null,
        "BestEffort" => QualityOfService.Of(pod) == "BestEffort",
        "NotBestEffort" => QualityOfService.Of(pod) != "BestEffort",
        "CrossNamespacePodAffinity" => LooksAtOtherNamespaces(pod),
        "PriorityClass" => MatchesClass(comparison, values, pod.GetString("spec", "priorityClassName") ?? ""),
        _ => false,
    };

    private static bool MatchesClass(string comparison, ListNode values, string name)
    {
        var isListed = values.Any(value => value is StringNode { Value: var text } && text == name);
        return comparison switch
        {
            "In" => name.Length > 0 && isListed,
            "NotIn" => !isListed,
            "DoesNotExist" => name.Length == 0,
            _ => name.Length > 0,
        };
    }

    private static bool LooksAtOtherNamespaces(MapNode pod) =>
        ((string[])["podAffinity", "podAntiAffinity"]).Any(kind =>
            pod.Items("spec", "affinity", kind, "requiredDuringSchedulingIgnoredDuringExecution")
                .Concat(pod.Items("spec", "affinity", kind, "preferredDuringSchedulingIgnoredDuringExecution").Select(term => term.GetMap("podAffinityTerm") ?? new MapNode()))
                .Any(term => term.GetList("namespaces") is { Count: > 0 } || term.GetMap("namespaceSelector") is not null));
}
