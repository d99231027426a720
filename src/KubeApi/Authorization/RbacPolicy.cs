using Flux.Manifests.Nodes;
using Flux.ObjectStore;

namespace Flux.KubeApi.Authorization;

/// <summary>
/// Keeps the snapshot of roles and bindings current: a change of the store invalidates it as soon as the change log tells it, and
/// the next question reads anew.
/// </summary>
internal sealed class RbacPolicy(IObjectStore store, TimeProvider time) : IAsyncDisposable
{
    public const string Group = "rbac.authorization.k8s.io";

    private static readonly ResourceKey ClusterRoles = new(Group, "clusterroles");
    private static readonly ResourceKey Roles = new(Group, "roles");
    private static readonly ResourceKey ClusterRoleBindings = new(Group, "clusterrolebindings");
    private static readonly ResourceKey RoleBindings = new(Group, "rolebindings");

    private readonly CancellationTokenSource _stopping = new();
    private readonly SemaphoreSlim _loading = new(1, 1);
    private volatile RbacSnapshot? _snapshot;
    private long _revision;
    private Task? _watching;

    public void Invalidate()
    {
        Interlocked.Increment(ref _revision);
        _snapshot = null;
    }

    public async ValueTask<RbacSnapshot> CurrentAsync(CancellationToken cancellationToken)
    {
        if (_snapshot is { } known)
        {
            return known;
        }

        await _loading.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return _snapshot ?? await LoadAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _loading.Release();
        }
    }

    /// <summary>A stored role of the moment, which a snapshot may not have yet; null when there is none.</summary>
    public async ValueTask<MapNode?> FindRoleAsync(string kind, string ns, string name, CancellationToken cancellationToken)
    {
        var key = kind == "ClusterRole" ? new ObjectKey(ClusterRoles, "", name) : new ObjectKey(Roles, ns, name);
        return (await store.GetAsync(key, cancellationToken).ConfigureAwait(false))?.Root;
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync().ConfigureAwait(false);
        if (_watching is not null)
        {
            await _watching.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        _stopping.Dispose();
        _loading.Dispose();
    }

    private async ValueTask<RbacSnapshot> LoadAsync(CancellationToken cancellationToken)
    {
        _watching ??= Task.Run(() => WatchAsync(_stopping.Token), CancellationToken.None);
        var revision = Interlocked.Read(ref _revision);
        var snapshot = RbacSnapshot.Of(
            await ReadAsync(ClusterRoles, cancellationToken).ConfigureAwait(false),
            await ReadAsync(Roles, cancellationToken).ConfigureAwait(false),
            await ReadAsync(ClusterRoleBindings, cancellationToken).ConfigureAwait(false),
            await ReadAsync(RoleBindings, cancellationToken).ConfigureAwait(false));
        _snapshot = snapshot;
        if (Interlocked.Read(ref _revision) != revision)
        {
            _snapshot = null;
        }

        return snapshot;
    }

    private async ValueTask<IEnumerable<MapNode>> ReadAsync(ResourceKey resource, CancellationToken cancellationToken)
    {
        var page = await store.ListAsync(new ListRequest(resource), cancellationToken).ConfigureAwait(false);
        return page.Items.Select(item => item.Root);
    }

    private Task WatchAsync(CancellationToken cancellationToken) => Task.WhenAll(
        from kind in new[] { ClusterRoles, Roles, ClusterRoleBindings, RoleBindings }
        select StoreFollower.RunAsync(token => FollowAsync(kind, token), time, cancellationToken));

    private async Task FollowAsync(ResourceKey resource, CancellationToken cancellationToken)
    {
        var version = await store.GetVersionAsync(cancellationToken).ConfigureAwait(false);
        var changes = await store.WatchAsync(new WatchRequest(version) { Resource = resource }, cancellationToken).ConfigureAwait(false);
        Invalidate();
        if (changes is null)
        {
            return;
        }

        await foreach (var _ in changes.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            Invalidate();
        }
    }
}
