using Flux.Apply.Clients;
using Flux.Apply.Inventories;
using Flux.Manifests.Objects;

namespace Flux.Apply.Health;

/// <summary>Waits until objects that were deleted are gone, which finalizers may hold up.</summary>
/// <param name="client">The target.</param>
/// <param name="mapper">Where kinds are served there.</param>
/// <param name="time">The clock of the limit and of the time between two looks.</param>
public sealed class TerminationWait(KubeClient client, ResourceMapper mapper, TimeProvider time)
{
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);

    /// <param name="deleted">The objects, waited for in this order.</param>
    /// <param name="timeout">How long for all of them.</param>
    /// <returns>The object that was still there at the end; null when all are gone.</returns>
    public async Task<ObjectId?> WaitAsync(IEnumerable<InventoryEntry> deleted, TimeSpan timeout, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(timeout, time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        foreach (var entry in deleted)
        {
            try
            {
                await AwaitAbsenceAsync(entry, linked.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                return entry.Id;
            }
        }

        return null;
    }

    private async Task AwaitAbsenceAsync(InventoryEntry entry, CancellationToken cancellationToken)
    {
        var kind = new GroupVersionKind(entry.Id.GroupKind.Group, entry.Version, entry.Id.GroupKind.Kind);
        var (mapping, _) = await mapper.FindAsync(kind, cancellationToken).ConfigureAwait(false);
        while (mapping is not null && !(await client.GetAsync(mapping.Path(entry.Id.Namespace, entry.Id.Name), cancellationToken).ConfigureAwait(false)).IsNotFound)
        {
            await Task.Delay(Poll, time, cancellationToken).ConfigureAwait(false);
        }
    }
}
