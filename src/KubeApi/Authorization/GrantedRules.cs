using Flux.KubeApi.Authentication;
using Flux.Manifests.Nodes;

namespace Flux.KubeApi.Authorization;

/// <summary>Tells which rules apply to a user.</summary>
public sealed class GrantedRules
{
    private readonly RbacPolicy _policy;

    internal GrantedRules(RbacPolicy policy) => _policy = policy;

    /// <summary>The rules of all roles that the user has in a namespace and in the cluster, as rules of roles are written.</summary>
    public async ValueTask<IReadOnlyList<MapNode>> OfAsync(UserInfo user, string ns, CancellationToken cancellationToken)
    {
        var snapshot = await _policy.CurrentAsync(cancellationToken).ConfigureAwait(false);
        return [.. snapshot.BindingsOf(user, ns).SelectMany(entry => snapshot.RulesOf(entry.Binding) ?? []).Select(Node)];
    }

    private static MapNode Node(PolicyRule rule)
    {
        var node = new MapNode { { "verbs", Texts(rule.Verbs) } };
        Add(node, "apiGroups", rule.ApiGroups);
        Add(node, "resources", rule.Resources);
        Add(node, "resourceNames", rule.ResourceNames);
        Add(node, "nonResourceURLs", rule.NonResourcePaths);
        return node;
    }

    private static void Add(MapNode node, string field, IReadOnlyList<string> values)
    {
        if (values.Count > 0)
        {
            node.Set(field, Texts(values));
        }
    }

    private static ListNode Texts(IEnumerable<string> values) => new(values.Select(value => (Node)value));
}
