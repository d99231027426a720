using System.Collections.Concurrent;
using Flux.Conformance.Scenarios;
using Flux.Manifests.Nodes;
using Flux.Manifests.Objects;

namespace Flux.Conformance.FluxSources.Scenarios;

/// <summary>
/// Whether GitRepositories showed on the way only what was recorded. Fewer lists may be shown than the original shows, and when a
/// failed run is tried again is a matter of time. A restart of the control plane ends the watch.
/// </summary>
internal sealed class SourceConditions(SourceStage stage, string @namespace)
{
    private const string Kind = "GitRepository/";

    private readonly ConcurrentQueue<(string Name, ListNode Conditions)> _shown = new();
    private readonly Dictionary<string, List<ListNode>> _recorded = new(StringComparer.Ordinal);

    public async Task FollowAsync(CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var change in stage.Client.WatchAsync($"apis/source.toolkit.fluxcd.io/v1/namespaces/{@namespace}/gitrepositories", cancellationToken))
            {
                var item = new ManifestObject(change.Object);
                _shown.Enqueue((item.Name, new ListNode((item.Root.GetList("status", "conditions") ?? new ListNode()).Select(Comparable.WithoutTime))));
            }
        }
        catch (Exception error) when (error is OperationCanceledException or IOException or HttpRequestException)
        {
            // The scenario is over, or goes on in another process.
        }
    }

    /// <returns>What was shown up to the end of a step and not recorded until then.</returns>
    public string? Difference(MapNode step)
    {
        foreach (var (key, lists) in step.GetMap("see", "conditions") ?? new MapNode())
        {
            if (key.StartsWith(Kind, StringComparison.Ordinal))
            {
                var name = key[Kind.Length..];
                _recorded.TryAdd(name, []);
                _recorded[name].AddRange(((ListNode)lists).OfType<ListNode>().Select(Read));
            }
        }

        while (_shown.TryDequeue(out var shown))
        {
            if (!IsRetry(shown.Conditions) && _recorded.TryGetValue(shown.Name, out var known) && !known.Exists(list => Recorded.Difference(list, shown.Conditions) is null))
            {
                return $"{shown.Name} showed {shown.Conditions}, which was not recorded";
            }
        }

        return null;
    }

    /// <summary>At work again on what has failed before, or once more on what a retry has mended already.</summary>
    private static bool IsRetry(ListNode conditions)
    {
        if (conditions.Any(condition => condition.GetString("message") == "reconciliation in progress"))
        {
            return true;
        }

        var reasons = conditions.ToLookup(condition => condition.GetString("type") ?? "", condition => condition.GetString("reason"));
        return reasons["Reconciling"].Contains("Progressing")
            && (reasons.Contains("FetchFailed") || reasons.Contains("IncludeUnavailable") || reasons.Contains("StorageOperationFailed") || reasons.Contains("SourceVerified"));
    }

    /// <summary>Conditions are recorded as type, status, reason, generation and message.</summary>
    private ListNode Read(ListNode list) => new(list.OfType<ListNode>().Select(condition => (Node)stage.ToLive(new MapNode
    {
        { "type", condition[0].DeepClone() },
        { "status", condition[1].DeepClone() },
        { "reason", condition[2].DeepClone() },
        { "observedGeneration", condition[3].DeepClone() },
        { "message", condition[4].DeepClone() },
    })));
}
