using Flux.DevCluster.Controllers.Objects;
using Flux.DevCluster.Controllers.Running;
using Flux.Manifests.Nodes;
using Flux.ObjectStore;

namespace Flux.DevCluster.Controllers.Access;

/// <summary>Fills ClusterRoles that collect the rules of others.</summary>
internal sealed class ClusterRoleAggregation(ClusterObjects objects) : IController
{
    private const string Manager = "clusterrole-aggregation-controller";

    private static readonly ObjectKey All = new(ResourceKeys.ClusterRoles, "", "");

    public IReadOnlyList<ResourceKey> Kinds { get; } = [ResourceKeys.ClusterRoles];

    public void Observe(Change change, WorkQueue queue) => queue.Add(All);

    public async ValueTask<TimeSpan?> ReconcileAsync(ObjectKey key, CancellationToken cancellationToken)
    {
        var roles = await objects.ListAsync(ResourceKeys.ClusterRoles, null, cancellationToken).ConfigureAwait(false);
        foreach (var role in roles.Where(role => role.Root.GetList("aggregationRule", "clusterRoleSelectors") is not null))
        {
            var rules = Collect(role, roles);
            if (Differ(role.Root, rules))
            {
                await objects.ApplyAsync(Manager, ResourceKeys.ClusterRoles, Configuration(role.Key.Name, rules), cancellationToken).ConfigureAwait(false);
            }
        }

        return null;
    }

    private static ListNode Collect(StoredObject role, IReadOnlyList<StoredObject> roles)
    {
        var rules = new List<Node>();
        foreach (var selector in role.Root.GetList("aggregationRule", "clusterRoleSelectors")!.OfType<MapNode>())
        {
            foreach (var other in roles.Where(other => other.Key != role.Key && LabelSelection.Selects(selector, other.Root.GetMap("metadata", "labels"))))
            {
                rules.AddRange((other.Root.GetList("rules") ?? []).Where(rule => !rules.Contains(rule)));
            }
        }

        return new ListNode(rules);
    }

    private static bool Differ(MapNode role, ListNode rules) => !rules.Equals(role["rules"]) && !(rules.Count == 0 && role["rules"] is null or NullNode);

    private static MapNode Configuration(string name, ListNode rules) => new()
    {
        { "apiVersion", "rbac.authorization.k8s.io/v1" },
        { "kind", "ClusterRole" },
        { "metadata", new MapNode { { "name", name } } },
        { "rules", rules.DeepClone() },
    };
}
