using Flux.KubeApi.Aggregation;
using Flux.Manifests.Nodes;

namespace Flux.DevCluster.Aggregation;

/// <summary>What a namespace has at the servers behind this one.</summary>
internal sealed class AggregatedContent(AggregatedServers servers)
{
    /// <summary>Deletes everything that is not being deleted yet. Objects are the same in each version of a group; the preferred one is asked.</summary>
    /// <returns>What is left, each with its resource as <c>plural.group</c>; and why that is not known of some server, or null.</returns>
    public async Task<(IReadOnlyList<(string Resource, MapNode Item)> Remaining, string? Problem)> DeleteAsync(string @namespace, CancellationToken cancellationToken)
    {
        var remaining = new List<(string Resource, MapNode Item)>();
        foreach (var version in servers.Current.Groups.Select(group => group.Versions[0]))
        {
            if (!version.IsAvailable || servers.Find(version.GroupVersion) is not { } connection)
            {
                return (remaining, $"unable to retrieve the complete list of server APIs: {version.GroupVersion}: stale GroupVersion discovery: {version.GroupVersion}");
            }

            var server = new BackendCheck(connection);
            foreach (var plural in Plurals(version))
            {
                var collection = $"/apis/{version.GroupVersion}/namespaces/{Uri.EscapeDataString(@namespace)}/{plural}";
                var (list, problem) = await server.SendAsync(HttpMethod.Get, connection.Target.Uri(collection), cancellationToken).ConfigureAwait(false);
                if (list is null)
                {
                    return (remaining, problem);
                }

                foreach (var item in (list.GetList("items") ?? []).OfType<MapNode>())
                {
                    remaining.Add(($"{plural}.{version.Group}", item));
                    if (item.GetString("metadata", "deletionTimestamp") is null)
                    {
                        var path = $"{collection}/{Uri.EscapeDataString(item.GetString("metadata", "name") ?? "")}";
                        await server.SendAsync(HttpMethod.Delete, connection.Target.Uri(path), cancellationToken).ConfigureAwait(false);
                    }
                }
            }
        }

        return (remaining, null);
    }

    private static IEnumerable<string> Plurals(AggregatedVersion version) =>
        from resource in version.Resources.GetList("resources") ?? []
        let name = resource.GetString("name") ?? ""
        where resource.GetBoolean("namespaced") is true && !name.Contains('/', StringComparison.Ordinal)
            && (resource.GetList("verbs") ?? []).Any(verb => verb is StringNode { Value: "delete" })
        select name;
}
