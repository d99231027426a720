using Flux.KubeApi.Errors;
using Flux.Manifests.Nodes;
using Flux.Manifests.Objects;
using Flux.ObjectStore;

namespace Flux.DevCluster.ServiceAccounts;

/// <summary>Finds the object that a token is to end with.</summary>
internal sealed class TokenBinding(IObjectStore store)
{
    private static readonly ResourceKey Pods = new("", "pods");
    private static readonly ResourceKey Secrets = new("", "secrets");
    private static readonly ResourceKey Nodes = new("", "nodes");

    /// <param name="account">The account's name.</param>
    /// <param name="ns">The account's namespace.</param>
    /// <param name="reference">The request's <c>boundObjectRef</c>.</param>
    /// <returns>The claims about it: <c>{pod: {name, uid}}</c>, with the node of a pod beside it.</returns>
    /// <exception cref="ApiException">It is not there, is another, or is no object that a token can be bound to.</exception>
    public async ValueTask<MapNode> ClaimsAsync(string account, string ns, MapNode reference, CancellationToken cancellationToken)
    {
        var kind = GroupVersionKind.Parse(reference.GetString("apiVersion") ?? "", reference.GetString("kind") ?? "");
        var name = reference.GetString("name") ?? "";
        var claims = (kind.Group, kind.Kind) switch
        {
            ("", "Pod") => await PodAsync(account, ns, name, cancellationToken).ConfigureAwait(false),
            ("", "Node") => new MapNode { { "node", Claim(await RequireAsync(Nodes, "", name, cancellationToken).ConfigureAwait(false)) } },
            ("", "Secret") => new MapNode { { "secret", Claim(await RequireAsync(Secrets, ns, name, cancellationToken).ConfigureAwait(false)) } },
            _ => throw ApiErrors.BadRequest($"cannot bind token to object of type {kind.Group}/{kind.Version}, Kind={kind.Kind}"),
        };
        CheckUid(kind, name, reference.GetString("uid") ?? "", claims);
        return claims;
    }

    private static void CheckUid(GroupVersionKind kind, string name, string wanted, MapNode claims)
    {
        if (wanted.Length > 0 && wanted != claims.GetString(claims.Keys.First(), "uid"))
        {
            throw ApiErrors.Failure(
                409,
                "Conflict",
                $"Operation cannot be fulfilled on {kind.Kind} \"{name}\": the UID in the bound object reference ({wanted}) does not match the UID in record. "
                    + "The object might have been deleted and then recreated",
                StatusBody.Details(name, "", kind.Kind));
        }
    }

    private async ValueTask<MapNode> PodAsync(string account, string ns, string name, CancellationToken cancellationToken)
    {
        var pod = await RequireAsync(Pods, ns, name, cancellationToken).ConfigureAwait(false);
        if (pod.GetString("spec", "serviceAccountName") != account)
        {
            throw ApiErrors.BadRequest($"cannot bind token for serviceaccount \"{account}\" to pod running with different serviceaccount name.");
        }

        var claims = new MapNode { { "pod", Claim(pod) } };
        if (pod.GetString("spec", "nodeName") is { Length: > 0 } node)
        {
            var found = await store.GetAsync(new ObjectKey(Nodes, "", node), cancellationToken).ConfigureAwait(false);
            claims.Set("node", found is null ? new MapNode { { "name", node } } : Claim(found.Root));
        }

        return claims;
    }

    private async ValueTask<MapNode> RequireAsync(ResourceKey resource, string ns, string name, CancellationToken cancellationToken) =>
        (await store.GetAsync(new ObjectKey(resource, ns, name), cancellationToken).ConfigureAwait(false))?.Root
            ?? throw ApiErrors.NotFound(resource.Group, resource.Resource, name);

    private static MapNode Claim(MapNode item) => new()
    {
        { "name", item.GetString("metadata", "name") ?? "" },
        { "uid", item.GetString("metadata", "uid") ?? "" },
    };
}
