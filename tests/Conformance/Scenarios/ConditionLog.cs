using Flux.Manifests.Nodes;
using Flux.Manifests.Objects;

namespace Flux.Conformance.Scenarios;

/// <summary>
/// Every list of conditions that a watch saw, by Kustomization. Fewer may be shown than the original shows, since a run here writes less
/// often; those that are shown must be recorded ones, each followed by one that comes after it in the recording.
/// </summary>
internal sealed class ConditionLog(ScenarioStage stage)
{
    private const string Kustomizations = "apis/kustomize.toolkit.fluxcd.io/v1/kustomizations";

    private const int CatchUpAttempts = 40;
    private static readonly TimeSpan CatchUpPause = TimeSpan.FromMilliseconds(50);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, List<ListNode>> _shown = new(StringComparer.Ordinal);

    /// <summary>Watches until the scenario is over.</summary>
    public async Task FollowAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await foreach (var change in stage.Client.WatchAsync(Kustomizations, cancellationToken))
                {
                    Note(new ManifestObject(change.Object));
                }
            }
            catch (Exception error) when (error is OperationCanceledException or IOException or HttpRequestException)
            {
                // The next stream goes on, or the scenario is over.
            }
        }
    }

    /// <summary>Begins a step: of what was shown before, only the last is where it starts.</summary>
    public void BeginStep()
    {
        lock (_gate)
        {
            foreach (var lists in _shown.Values.Where(lists => lists.Count > 1))
            {
                lists.RemoveRange(0, lists.Count - 1);
            }
        }
    }

    /// <summary>Waits a moment for the watch to tell what is there already: how the step ended.</summary>
    public async Task CatchUpAsync(string name, ListNode recorded, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < CatchUpAttempts && recorded is [.., ListNode last] && !EndsWith(name, last); attempt++)
        {
            await Task.Delay(CatchUpPause, cancellationToken);
        }
    }

    /// <param name="name"><c>namespace/name</c>.</param>
    /// <param name="recorded">The recorded lists of the step, that before it first where there was one.</param>
    /// <returns>What was shown and should not have been, or not then; null when there is nothing.</returns>
    public string? Difference(string name, IReadOnlyList<Node> recorded)
    {
        ListNode[] shown;
        lock (_gate)
        {
            shown = [.. _shown.GetValueOrDefault(name, []).Where(list => !IsPoll(list))];
        }

        var places = shown.Select(list => Places(recorded, list)).ToArray();
        for (var i = 0; i < places.Length; i++)
        {
            if (places[i].Count == 0)
            {
                return $"{name} showed {shown[i]}, which was not recorded";
            }

            if (i > 0 && places[i][^1] < places[i - 1][0])
            {
                return $"{name} showed {shown[i]} after {shown[i - 1]}, which was recorded the other way round";
            }
        }

        return null;
    }

    /// <summary>What it waits for at the moment, as with the events: who looks earlier finds that there is less yet.</summary>
    private static bool IsPoll(ListNode conditions) => conditions.Any(condition => condition.GetString("reason") == "DependencyNotReady");

    private bool EndsWith(string name, ListNode recorded)
    {
        lock (_gate)
        {
            return _shown.GetValueOrDefault(name) is [.., var last] && Recorded.Difference(recorded, last) is null;
        }
    }

    private static List<int> Places(IReadOnlyList<Node> recorded, ListNode list)
    {
        var shown = WithoutGeneration(list);
        return [.. Enumerable.Range(0, recorded.Count).Where(i => recorded[i] is ListNode other && Recorded.Difference(WithoutGeneration(other), shown) is null)];
    }

    /// <summary>Which of two changes right after each other a run on the way has seen is a matter of when it began; the last one counts.</summary>
    private static ListNode WithoutGeneration(ListNode conditions)
    {
        var copies = conditions.Select(condition => ((MapNode)condition).Copy()).ToArray();
        foreach (var copy in copies)
        {
            copy.Remove("observedGeneration");
        }

        return new ListNode(copies);
    }

    private void Note(ManifestObject item)
    {
        var list = new ListNode((item.Root.GetList("status", "conditions") ?? new ListNode()).Select(Comparable.WithoutTime));
        var name = $"{item.Namespace}/{item.Name}";
        lock (_gate)
        {
            if (!_shown.TryGetValue(name, out var lists))
            {
                _shown.Add(name, lists = []);
            }

            if (list.Count > 0 && (lists.Count == 0 || !lists[^1].Equals(list)))
            {
                lists.Add(list);
            }
        }
    }
}
