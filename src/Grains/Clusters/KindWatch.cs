using System.Runtime.CompilerServices;
using Flux.Apply.Clients;
using Flux.Grains.Resources;
using Flux.Manifests.Objects;

namespace Flux.Grains.Clusters;

/// <summary>A watch on all objects of one kind that some Kustomization applied, wherever they are.</summary>
internal sealed class KindWatch(IHomeCluster home, GroupVersionKind kind, TimeProvider time)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly string Selector = Uri.EscapeDataString($"{ToolkitKinds.Kustomization.Group}/name");

    public GroupVersionKind Kind => kind;

    /// <summary>The current objects as ADDED, then every change, until the server ends the stream.</summary>
    public async IAsyncEnumerable<WatchEvent> FollowAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (mapping, error) = await home.Mapper.FindAsync(kind, cancellationToken);
        if (mapping is null)
        {
            throw new KubeRequestException(error!);
        }

        await foreach (var change in home.Client(null).WatchAsync($"{mapping.Path(null, null)}?labelSelector={Selector}", cancellationToken))
        {
            if (change.Type is "ADDED" or "MODIFIED" or "DELETED")
            {
                yield return change;
            }
        }
    }

    public Task PauseAsync(CancellationToken cancellationToken) => Task.Delay(Pause, time, cancellationToken);
}
