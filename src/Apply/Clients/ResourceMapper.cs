using System.Collections.Concurrent;
using Flux.Manifests.Nodes;
using Flux.Manifests.Objects;

namespace Flux.Apply.Clients;

/// <summary>
/// Finds where a kind is served, asking the server once per group version. A kind that is not known is asked for again each
/// time, since a CustomResourceDefinition may have come since.
/// </summary>
public sealed class ResourceMapper(KubeClient client)
{
    private readonly ConcurrentDictionary<GroupVersionKind, ResourceMapping> _known = new();

    /// <summary>The mapping; null with the reason when the server does not serve the kind or cannot be asked.</summary>
    public async ValueTask<(ResourceMapping? Mapping, KubeStatus? Error)> FindAsync(GroupVersionKind kind, CancellationToken cancellationToken)
    {
        if (_known.TryGetValue(kind, out var known))
        {
            return (known, null);
        }

        var path = kind.Group.Length == 0 ? $"api/{kind.Version}" : $"apis/{kind.Group}/{kind.Version}";
        var response = await client.GetAsync(path, cancellationToken).ConfigureAwait(false);
        if (response.IsSuccess)
        {
            Remember(kind, response.Object);
        }
        else if (!response.IsNotFound)
        {
            var error = response.Error;
            return (null, error.Code == 0
                ? error with { Message = $"failed to get server groups: Get \"{client.Connection.BaseAddress}api?timeout=30s\": {error.Message}" }
                : error);
        }

        return _known.TryGetValue(kind, out known)
            ? (known, null)
            : (null, new KubeStatus(404, "NoKindMatch", $"no matches for kind \"{kind.Kind}\" in version \"{kind.ApiVersion}\""));
    }

    /// <summary>Forgets a kind, when requests show that it is not served any more.</summary>
    public void Forget(GroupVersionKind kind) => _known.TryRemove(kind, out _);

    /// <summary>The version in which the server prefers a group, for kinds whose version an inventory does not fix.</summary>
    public async ValueTask<(string? Version, KubeStatus? Error)> PreferredVersionAsync(string group, CancellationToken cancellationToken)
    {
        if (group.Length == 0)
        {
            return ("v1", null);
        }

        var response = await client.GetAsync($"apis/{group}", cancellationToken).ConfigureAwait(false);
        return response.IsSuccess ? (response.Object.GetString("preferredVersion", "version"), null) : (null, response.Error);
    }

    private void Remember(GroupVersionKind asked, MapNode list)
    {
        foreach (var item in list.GetList("resources") ?? new ListNode())
        {
            var name = item.GetString("name") ?? "";
            if (!name.Contains('/', StringComparison.Ordinal))
            {
                var kind = asked with { Kind = item.GetString("kind") ?? "" };
                _known[kind] = new ResourceMapping(kind, name, item.GetBoolean("namespaced") ?? false);
            }
        }
    }
}
