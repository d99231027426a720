using Flux.DevCluster.Controllers.Objects;
using Flux.DevCluster.Kinds.Defaults;
using Flux.KubeApi.Admission;
using Flux.Manifests.Nodes;

namespace Flux.DevCluster.Admission.Webhooks;

/// <summary>Whether a webhook is to be asked about a write.</summary>
internal static class WebhookMatch
{
    /// <param name="ns">The namespace of the object, or the object itself when it is one; null at the cluster scope.</param>
    public static bool Matches(MapNode webhook, AdmissionRequest request, MapNode? ns) =>
        webhook.Items("rules").Any(rule => MatchesRule(rule, request))
        && (ns is null || Selects(webhook, "namespaceSelector", ns))
        && (Selects(webhook, "objectSelector", request.Object) || (request.OldObject is not null && Selects(webhook, "objectSelector", request.OldObject)));

    private static bool MatchesRule(MapNode rule, AdmissionRequest request) =>
        Has(rule, "operations", request.Operation.ToString().ToUpperInvariant())
        && Has(rule, "apiGroups", request.Resource.Group)
        && (Has(rule, "apiVersions", request.Version) || request.Resource.Versions.Any(version => Has(rule, "apiVersions", version.Name)))
        && MatchesResource(rule, request)
        && rule.GetString("scope") switch
        {
            "Cluster" => !request.Resource.IsNamespaced,
            "Namespaced" => request.Resource.IsNamespaced,
            _ => true,
        };

    private static bool MatchesResource(MapNode rule, AdmissionRequest request)
    {
        foreach (var text in (rule.GetList("resources") ?? []).OfType<StringNode>())
        {
            var parts = text.Value.Split('/', 2);
            var isResource = parts[0] == "*" || parts[0] == request.Resource.Plural;
            var isSubresource = parts.Length == 1 ? request.Subresource.Length == 0 : parts[1] == "*" || parts[1] == request.Subresource;
            if ((isResource && isSubresource) || text.Value == "*/*")
            {
                return true;
            }
        }

        return false;
    }

    private static bool Has(MapNode rule, string field, string value) =>
        (rule.GetList(field) ?? []).OfType<StringNode>().Any(entry => entry.Value == "*" || entry.Value == value);

    private static bool Selects(MapNode webhook, string field, MapNode? item) =>
        webhook.GetMap(field) is not { Count: > 0 } selector || LabelSelection.Selects(selector, item?.GetMap("metadata", "labels"));
}
