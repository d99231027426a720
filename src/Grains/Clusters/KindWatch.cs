using System.Runtime.CompilerServices;
using Flux.Apply.Clients;
using Flux.Grains.Reconciling;
using Flux.Manifests.Nodes;
using Flux.Manifests.Objects;
using Microsoft.Extensions.Options;

namespace Flux.Grains.Clusters;

/// <summary>
/// A watch on all labelled objects of one kind, in all namespaces. It goes on where it stopped, so that the end of a stream loses
/// nothing; only when the server has forgotten that place are all objects read anew.
/// </summary>
internal sealed class KindWatch(RemoteClusters clusters, WatchedKind watched, IOptions<ReconcileOptions> options, TimeProvider time)
{
    private const int Gone = 410;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    private string? _position;
    private KubeConnection? _place;
    private int _failures;

    public GroupVersionKind Kind => watched.Kind;

    /// <summary>All objects when the place is not known, then every change, until the stream ends or is silent for too long.</summary>
    public async IAsyncEnumerable<KindNews> FollowAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var target = await clusters.WatcherOfAsync(watched.Cluster, cancellationToken);
        var (mapping, error) = await target.Mapper.FindAsync(watched.Kind, cancellationToken);
        if (mapping is null)
        {
            throw new KubeRequestException(error!);
        }

        if (!ReferenceEquals(_place, target.Client.Connection))
        {
            // A kubeconfig may lead to another cluster by now, whose versions are others.
            _place = target.Client.Connection;
            _position = null;
        }

        var collection = $"{mapping.Path(null, null)}?labelSelector={Uri.EscapeDataString(watched.Label)}";
        if (_position is null)
        {
            (var all, _position) = await new KindList(target.Client, collection).ReadAsync(cancellationToken);
            yield return KindNews.All(all);
        }

        _failures = 0;

        // The server ends the stream at its time; one that does not has gone silent, and is left.
        using var silence = new CancellationTokenSource(options.Value.WatchPeriod + Grace, time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, silence.Token);
        var query = $"{collection}&allowWatchBookmarks=true&resourceVersion={_position}&timeoutSeconds={(int)options.Value.WatchPeriod.TotalSeconds}";
        await foreach (var change in target.Client.WatchAsync(query, linked.Token))
        {
            if (change.Type == "ERROR")
            {
                Refuse(change.Object);
                yield break;
            }

            GoOnFrom(new ManifestObject(change.Object).ResourceVersion);
            if (change.Type is "ADDED" or "MODIFIED" or "DELETED")
            {
                yield return KindNews.Of(change);
            }
        }
    }

    /// <summary>Whether a failure says that the place is forgotten, so that the next round reads all objects anew.</summary>
    public bool HasLostPlace(Exception error)
    {
        if (error is KubeRequestException { Status.Code: Gone })
        {
            _position = null;
            return true;
        }

        return false;
    }

    /// <summary>Waits a moment, and longer with each failure in a row: what is watched may be gone for good.</summary>
    public Task PauseAsync(CancellationToken cancellationToken)
    {
        var pause = Pause * Math.Pow(2, Math.Clamp(_failures - 1, 0, 10));
        return Task.Delay(pause < LongestPause ? pause : LongestPause, time, cancellationToken);
    }

    public void Failed() => _failures++;

    /// <summary>What is told again, or late, is no step back.</summary>
    private void GoOnFrom(string version)
    {
        if (_position is null || !ObjectVersions.IsOlder(version, _position))
        {
            _position = version;
        }
    }

    private void Refuse(MapNode status)
    {
        _position = null;
        var code = (int)(status.GetInt64("code") ?? 0);
        if (code != Gone)
        {
            throw new KubeRequestException(new KubeStatus(code, status.GetString("reason") ?? "", status.GetString("message") ?? "the watch failed"));
        }
    }
}
