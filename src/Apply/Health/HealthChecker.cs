using Flux.Apply.Clients;
using Flux.Manifests.Nodes;
using Flux.Manifests.Objects;

namespace Flux.Apply.Health;

/// <summary>
/// Waits until objects are healthy. Each is read once; those that are not there yet are watched, so that the wait ends with
/// the change that ends it and not with the next poll.
/// </summary>
public sealed class HealthChecker(KubeClient client, ResourceMapper mapper, IStatusReader builtin, TimeProvider time)
{
    private static readonly TimeSpan WatchPeriod = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan PodPeriod = TimeSpan.FromSeconds(5);

    private readonly PodFailures _pods = new(client, builtin);

    public async Task<HealthOutcome> WaitAsync(IReadOnlyList<HealthTarget> targets, HealthOptions options, CancellationToken cancellationToken)
    {
        if (targets.Count == 0)
        {
            return HealthOutcome.Healthy;
        }

        var wait = new HealthWait(targets, options);
        using var limit = new CancellationTokenSource(options.Timeout, time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            var resolved = await ResolveAsync(wait, linked.Token).ConfigureAwait(false);
            if (resolved.Refusal is not null)
            {
                return new HealthOutcome(false, resolved.Refusal);
            }

            await ReadAllAsync(wait, resolved.Mappings, linked.Token).ConfigureAwait(false);
            if (!wait.IsOver)
            {
                await FollowAsync(wait, resolved.Mappings, linked.Token).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return wait.Conclude(timedOut: true);
        }

        return wait.Conclude(timedOut: false);
    }

    private async Task<(Dictionary<HealthTarget, ResourceMapping> Mappings, string? Refusal)> ResolveAsync(HealthWait wait, CancellationToken cancellationToken)
    {
        var mappings = new Dictionary<HealthTarget, ResourceMapping>();
        foreach (var target in wait.Targets)
        {
            var (mapping, error) = await FindAsync(target, cancellationToken).ConfigureAwait(false);
            if (mapping is null)
            {
                wait.Report(target, HealthState.Unknown, error);
                continue;
            }

            if (mapping.IsNamespaced && target.Id.Namespace.Length == 0)
            {
                return (mappings, $"resource {target.Id.GroupKind.Kind} {target.Id.Name} is namespace scoped, but namespace is not set");
            }

            mappings.Add(target, mapping);
        }

        return (mappings, null);
    }

    private async Task<(ResourceMapping? Mapping, string? Error)> FindAsync(HealthTarget target, CancellationToken cancellationToken)
    {
        var group = target.Id.GroupKind.Group;
        var version = target.Version ?? (await mapper.PreferredVersionAsync(group, cancellationToken).ConfigureAwait(false)).Version;
        if (version is not null)
        {
            var kind = new GroupVersionKind(group, version, target.Id.GroupKind.Kind);
            var (mapping, _) = await mapper.FindAsync(kind, cancellationToken).ConfigureAwait(false);
            if (mapping is not null)
            {
                return (mapping, null);
            }
        }

        return (null, $"no matches for kind \"{target.Id.GroupKind.Kind}\" in group \"{group}\"");
    }

    private async Task ReadAllAsync(HealthWait wait, Dictionary<HealthTarget, ResourceMapping> mappings, CancellationToken cancellationToken)
    {
        foreach (var (target, mapping) in mappings)
        {
            var read = await client.GetAsync(mapping.Path(target.Id.Namespace, target.Id.Name), cancellationToken).ConfigureAwait(false);
            if (read.IsSuccess)
            {
                await JudgeAsync(wait, target, read.Object, cancellationToken).ConfigureAwait(false);
            }
            else
            {
                wait.Report(target, read.IsNotFound ? HealthState.NotFound : HealthState.Unknown, read.IsNotFound ? null : read.Error.Message);
            }
        }

        wait.Decide();
    }

    private async Task FollowAsync(HealthWait wait, Dictionary<HealthTarget, ResourceMapping> mappings, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var groups = mappings.Where(entry => !wait.IsCurrent(entry.Key)).GroupBy(entry => entry.Value.Path(entry.Key.Id.Namespace, null));
        var watches = groups.Select(group => FollowGroupAsync(wait, group.Key, [.. group.Select(entry => entry.Key)], stop.Token))
            .Append(FollowPodsAsync(wait, mappings, stop.Token))
            .ToArray();
        try
        {
            // Ends with the verdict, or with the time limit: a kind that is not served leaves nothing to watch.
            await wait.Over.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            await Task.WhenAll(watches).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task FollowGroupAsync(HealthWait wait, string path, IReadOnlyList<HealthTarget> targets, CancellationToken cancellationToken)
    {
        var byName = targets.ToDictionary(target => target.Id.Name, StringComparer.Ordinal);
        var query = byName.Count == 1 ? $"{path}?fieldSelector=metadata.name%3D{Uri.EscapeDataString(targets[0].Id.Name)}" : path;
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                // A watch that has gone silent is left; the next begins with all that is there.
                using var silence = new CancellationTokenSource(WatchPeriod, time);
                using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, silence.Token);
                await foreach (var change in client.WatchAsync(query, linked.Token).ConfigureAwait(false))
                {
                    if (byName.TryGetValue(new ManifestObject(change.Object).Name, out var target))
                    {
                        await ObserveAsync(wait, target, change, linked.Token).ConfigureAwait(false);
                        wait.Decide();
                    }
                }
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                // Its time is over.
            }
            catch (Exception error) when (error is KubeRequestException or IOException or HttpRequestException)
            {
                // An identity that may not watch can still read; one that lost its connection starts anew.
                await RereadAsync(wait, targets, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task RereadAsync(HealthWait wait, IReadOnlyList<HealthTarget> targets, CancellationToken cancellationToken)
    {
        await Task.Delay(TimeSpan.FromSeconds(1), time, cancellationToken).ConfigureAwait(false);
        var mappings = new Dictionary<HealthTarget, ResourceMapping>();
        foreach (var target in targets)
        {
            if ((await FindAsync(target, cancellationToken).ConfigureAwait(false)).Mapping is { } mapping)
            {
                mappings.Add(target, mapping);
            }
        }

        await ReadAllAsync(wait, mappings, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Pods fail without a change of what they belong to, or by the clock alone, so that a watch does not tell of it.</summary>
    private async Task FollowPodsAsync(HealthWait wait, Dictionary<HealthTarget, ResourceMapping> mappings, CancellationToken cancellationToken)
    {
        while (true)
        {
            var concerned = mappings.Where(entry => PodFailures.IsPassing(entry.Key) && !wait.IsCurrent(entry.Key)).ToDictionary();
            if (concerned.Count == 0)
            {
                return;
            }

            await Task.Delay(PodPeriod, time, cancellationToken).ConfigureAwait(false);
            await ReadAllAsync(wait, concerned, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task ObserveAsync(HealthWait wait, HealthTarget target, WatchEvent change, CancellationToken cancellationToken)
    {
        if (change.Type == "DELETED")
        {
            wait.Report(target, HealthState.NotFound);
        }
        else if (change.Type is "ADDED" or "MODIFIED")
        {
            await JudgeAsync(wait, target, change.Object, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task JudgeAsync(HealthWait wait, HealthTarget target, MapNode item, CancellationToken cancellationToken)
    {
        var reader = wait.Options.Reader ?? builtin;
        var (state, error) = reader.Read(item);
        if (state == HealthState.InProgress && !reader.IsCustom(item) && PodFailures.Concerns(target) && await _pods.AnyAsync(item, cancellationToken).ConfigureAwait(false))
        {
            state = HealthState.Failed;
        }

        wait.Report(target, state, error);
    }
}
