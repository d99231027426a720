using System.Security.Cryptography;
using Flux.Conformance.Scenarios;
using Flux.Manifests.Nodes;
using Flux.Manifests.Objects;

namespace Flux.Conformance.FluxSources.Scenarios;

/// <summary>Sees what a step led to: the objects with their conditions, the artifacts and their files, the events.</summary>
internal sealed class SourceWitness(SourceStage stage, string @namespace)
{
    private static readonly string[] Kinds = ["gitrepositories", "ocirepositories", "buckets", "helmrepositories", "helmcharts", "externalartifacts"];
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(40);

    private readonly EventComparison _events = new(stage, @namespace);

    public Task BeginStepAsync(CancellationToken cancellationToken) => _events.BeginStepAsync(cancellationToken);

    /// <summary>Waits until what was recorded is seen, or until it cannot be expected any more.</summary>
    /// <returns>What differs; null when nothing does.</returns>
    public async Task<string?> SettleAsync(MapNode step, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Longest);
        string? difference = null;
        var last = "";
        for (var quiet = 0; quiet < 50; quiet++)
        {
            difference = await DifferenceAsync(step, cancellationToken);
            if (difference is null || limit.IsCancellationRequested)
            {
                return difference;
            }

            if (difference != last)
            {
                (last, quiet) = (difference, 0);
            }

            await Task.Delay(Poll, cancellationToken);
        }

        return difference;
    }

    private async Task<string?> DifferenceAsync(MapNode step, CancellationToken cancellationToken)
    {
        var see = step.GetMap("see")!;
        var unstable = (step.GetList("unstable") ?? new ListNode()).OfType<StringNode>().Select(part => part.Value).ToHashSet();
        return await ObjectsAsync(see, cancellationToken)
            ?? Artifacts(see)
            ?? await _events.DifferenceAsync(see.GetList("events") ?? new ListNode(), unstable.Count > 0, cancellationToken)
            ?? Storage(see);
    }

    private async Task<string?> ObjectsAsync(MapNode see, CancellationToken cancellationToken)
    {
        if (see.GetList("objects") is not { } objects)
        {
            return null;
        }

        var recorded = objects.OfType<MapNode>().ToDictionary(item => ObjectReference.Of(new ManifestObject(item)));
        var found = new Dictionary<ObjectReference, MapNode>();
        foreach (var plural in Kinds)
        {
            var list = await stage.Client.GetAsync($"apis/source.toolkit.fluxcd.io/v1/namespaces/{@namespace}/{plural}", cancellationToken);
            foreach (var item in (list.Object.GetList("items") ?? new ListNode()).OfType<MapNode>())
            {
                found.Add(ObjectReference.Of(new ManifestObject(item)), item);
            }
        }

        foreach (var reference in recorded.Keys.Union(found.Keys))
        {
            if (!recorded.TryGetValue(reference, out var wanted))
            {
                return $"{reference} should be gone";
            }

            if (!found.TryGetValue(reference, out var live))
            {
                return $"{reference} is missing";
            }

            if (Recorded.Difference(stage.ToLive(Timeless(wanted)), Timeless(live)) is { } difference)
            {
                return $"{reference}{difference}";
            }

            if (see.GetList("managedFields", Key(wanted)) is { } managers && Recorded.Difference(Managers(managers), Managers(live.GetList("metadata", "managedFields"))) is { } owned)
            {
                return $"{reference}.metadata.managedFields{owned}";
            }
        }

        return null;
    }

    /// <summary>Whether the stored files have the digests that the statuses give.</summary>
    private string? Artifacts(MapNode see)
    {
        foreach (var item in (see.GetList("objects") ?? new ListNode()).OfType<MapNode>())
        {
            if (item.GetMap("status", "artifact") is { } artifact && see.GetMap("artifacts", Key(item)) is not null
                && (stage.ReadStored(artifact.GetString("path")!) is not { } bytes
                    || "sha256:" + Convert.ToHexStringLower(SHA256.HashData(bytes)) != artifact.GetString("digest")))
            {
                return $"{Key(item)}: the content of {artifact.GetString("path")} is not the recorded one";
            }
        }

        return null;
    }

    /// <summary>Who owns what, in a stable order and without the time. What the recorder wrote by hand it wrote as another client than ours.</summary>
    private static ListNode Managers(ListNode? entries)
    {
        var copies = (entries ?? new ListNode()).OfType<MapNode>().Select(entry => entry.Copy()).ToArray();
        foreach (var copy in copies)
        {
            copy.Remove("time");
            copy.Set("manager", (copy.GetString("manager") ?? "").Replace("python-requests", "user", StringComparison.Ordinal));
        }

        return new ListNode(copies.OrderBy(copy => $"{copy.GetString("operation")} {copy.GetString("manager")} {copy.GetString("subresource")}", StringComparer.Ordinal));
    }

    private static string Key(MapNode item) => $"{item.GetString("kind")}/{item.GetString("metadata", "name")}";

    private string? Storage(MapNode see)
    {
        foreach (var (folder, recorded) in see.GetMap("storage") ?? new MapNode())
        {
            var wanted = ((ListNode)recorded).OfType<StringNode>().Select(file => file.Value).ToArray();
            var found = stage.StoredFiles(folder);
            if (!wanted.SequenceEqual(found))
            {
                return $"storage {folder}: recorded {string.Join(", ", wanted)}, found {string.Join(", ", found)}";
            }
        }

        return null;
    }

    /// <summary>A copy without what differs each time.</summary>
    private static MapNode Timeless(MapNode item)
    {
        var copy = item.Copy();
        var metadata = copy.GetOrAddMap("metadata");
        foreach (var field in new[] { "uid", "resourceVersion", "creationTimestamp", "managedFields" })
        {
            metadata.Remove(field);
        }

        foreach (var condition in (copy.GetList("status", "conditions") ?? new ListNode()).OfType<MapNode>())
        {
            condition.Remove("lastTransitionTime");
        }

        copy.GetMap("status", "artifact")?.Remove("lastUpdateTime");
        return copy;
    }
}
