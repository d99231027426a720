using Flux.KubeApi.Admission;
using Flux.Manifests.Nodes;

namespace Flux.DevCluster.Admission.Matching;

/// <summary>Which writes the rules of a webhook or of a policy are about.</summary>
internal static class ResourceRules
{
    /// <summary>
    /// The version in which a rule names the resource of a write: that of the request before any other; null when no rule does.
    /// </summary>
    /// <param name="matchPolicy"><c>Exact</c>: only the version of the request counts.</param>
    public static string? FindVersion(IEnumerable<MapNode> rules, string? matchPolicy, AdmissionRequest request)
    {
        var candidates = rules.Where(rule => MatchesButVersion(rule, request)).ToArray();
        if (candidates.Length == 0)
        {
            return null;
        }

        if (candidates.Any(rule => Has(rule, "apiVersions", request.Version)))
        {
            return request.Version;
        }

        return matchPolicy == "Exact" ? null
            : request.Resource.Versions.Select(version => version.Name).FirstOrDefault(version => candidates.Any(rule => Has(rule, "apiVersions", version)));
    }

    private static bool MatchesButVersion(MapNode rule, AdmissionRequest request) =>
        Has(rule, "operations", request.Operation.ToString().ToUpperInvariant())
        && Has(rule, "apiGroups", request.Resource.Group)
        && MatchesResource(rule, request)
        && MatchesName(rule, request.Name)
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

    private static bool MatchesName(MapNode rule, string name) =>
        rule.GetList("resourceNames") is not { Count: > 0 } names || names.Any(entry => entry is StringNode text && text.Value == name);

    private static bool Has(MapNode rule, string field, string value) =>
        (rule.GetList(field) ?? []).Any(entry => entry is StringNode { Value: var text } && (text == "*" || text == value));
}
