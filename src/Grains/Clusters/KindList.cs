using Flux.Apply.Clients;
using Flux.Manifests.Nodes;

namespace Flux.Grains.Clusters;

/// <summary>
/// Reads a collection page by page. When the server forgets the list in the middle it begins again: a part of a list never stands
/// for the whole.
/// </summary>
/// <param name="client">The server.</param>
/// <param name="collection">The collection's path with its query.</param>
internal sealed class KindList(KubeClient client, string collection)
{
    private const int PageSize = 500;
    private const int Gone = 410;
    private const int Attempts = 5;

    /// <returns>The objects, and the version from which a watch goes on.</returns>
    /// <exception cref="KubeRequestException">The server refused, or forgot the list each time.</exception>
    public async Task<(IReadOnlyList<MapNode> Objects, string Version)> ReadAsync(CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await ReadOnceAsync(cancellationToken);
            }
            catch (KubeRequestException error) when (error.Status.Code == Gone && attempt < Attempts)
            {
                // The next attempt begins with the first page.
            }
        }
    }

    private async Task<(IReadOnlyList<MapNode> Objects, string Version)> ReadOnceAsync(CancellationToken cancellationToken)
    {
        var objects = new List<MapNode>();
        var token = "";
        while (true)
        {
            var query = token.Length == 0 ? $"{collection}&limit={PageSize}" : $"{collection}&limit={PageSize}&continue={Uri.EscapeDataString(token)}";
            var page = await client.GetAsync(query, cancellationToken);
            if (!page.IsSuccess)
            {
                throw new KubeRequestException(page.Error);
            }

            objects.AddRange((page.Object.GetList("items") ?? new ListNode()).OfType<MapNode>());
            token = page.Object.GetString("metadata", "continue") ?? "";
            if (token.Length == 0)
            {
                return (objects, page.Object.GetString("metadata", "resourceVersion") ?? "");
            }
        }
    }
}
