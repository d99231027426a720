using System.Text;
using Flux.DevCluster.Controllers.Objects;
using Flux.DevCluster.Controllers.Workloads.Hashing;
using Flux.KubeApi.Requests;
using Flux.Manifests.Json;
using Flux.Manifests.Nodes;
using Flux.ObjectStore;

namespace Flux.DevCluster.Controllers.Workloads;

/// <summary>The templates that a StatefulSet or DaemonSet has had, each kept as a ControllerRevision.</summary>
internal sealed class ControllerRevisions(ClusterObjects objects)
{
    /// <summary>The hash of the current template; its revision is made when it is not there.</summary>
    /// <param name="hash">Null for the hash of the revision itself, which StatefulSets use.</param>
    public async ValueTask<string> EnsureAsync(MapNode owner, string hashLabel, string? hash, CancellationToken cancellationToken)
    {
        var patch = Patch(owner);
        hash ??= Hash(patch);
        var revisions = await objects.OwnedAsync(ResourceKeys.ControllerRevisions, owner.Uid(), cancellationToken).ConfigureAwait(false);
        var newest = revisions.Select(revision => revision.Root.GetInt64("revision") ?? 0).DefaultIfEmpty(0).Max();
        var name = $"{owner.Name()}-{hash}";
        if (revisions.FirstOrDefault(revision => revision.Key.Name == name) is not { } current)
        {
            await objects.CreateAsync(ResourceKeys.ControllerRevisions, NewRevision(owner, patch, hash, hashLabel, newest + 1), cancellationToken).ConfigureAwait(false);
        }
        else if ((current.Root.GetInt64("revision") ?? 0) < newest)
        {
            // Rolled back: the old template is the newest again.
            await objects.UpdateAsync(current.Key, "", item => Renumber(item, newest + 1), cancellationToken).ConfigureAwait(false);
        }

        return hash;
    }

    /// <summary>The template that a revision kept; null when it is gone.</summary>
    public async ValueTask<MapNode?> TemplateAsync(MapNode owner, string name, CancellationToken cancellationToken)
    {
        var key = new ObjectKey(ResourceKeys.ControllerRevisions, owner.Namespace(), name);
        var kept = await objects.FindAsync(key, cancellationToken).ConfigureAwait(false);
        var template = kept.GetMap("data", "spec", "template")?.Copy();
        template?.Remove("$patch");
        return template;
    }

    /// <summary>Removes the oldest revisions beyond the history limit, but none that pods still have.</summary>
    /// <param name="used">The names that stay.</param>
    public async ValueTask CleanUpAsync(MapNode owner, IReadOnlySet<string> used, CancellationToken cancellationToken)
    {
        var limit = owner.GetInt64("spec", "revisionHistoryLimit") ?? 10;
        var revisions = await objects.OwnedAsync(ResourceKeys.ControllerRevisions, owner.Uid(), cancellationToken).ConfigureAwait(false);
        var old = revisions.Where(revision => !used.Contains(revision.Key.Name)).OrderByDescending(revision => revision.Root.GetInt64("revision"));
        foreach (var revision in old.Skip((int)limit))
        {
            await objects.DeleteAsync(revision.Key, new DeleteOptions { Uid = revision.Root.Uid() }, cancellationToken).ConfigureAwait(false);
        }
    }

    private static MapNode Patch(MapNode owner)
    {
        var template = owner.GetMap("spec", "template")?.Copy() ?? new MapNode();
        template.Set("$patch", "replace");
        return new MapNode { { "spec", new MapNode { { "template", template } } } };
    }

    /// <summary>The name that Kubernetes gives the same template: FNV-1 over the patch as Go prints it, and a collision count of 0.</summary>
    private static string Hash(MapNode patch)
    {
        var text = JsonNodeWriter.WriteToString(Sorted(patch))
            .Replace("<", "\\u003c", StringComparison.Ordinal).Replace(">", "\\u003e", StringComparison.Ordinal).Replace("&", "\\u0026", StringComparison.Ordinal);
        return TemplateHash.Encode(TemplateHash.Fnv1(Encoding.UTF8.GetBytes(text + "0")));
    }

    private static Node Sorted(Node node)
    {
        switch (node)
        {
            case MapNode map:
                var copy = new MapNode(map.Count);
                foreach (var key in map.Keys.Order(StringComparer.Ordinal))
                {
                    copy.Set(key, Sorted(map[key]!));
                }

                return copy;
            case ListNode list:
                return new ListNode(list.Select(Sorted));
            default:
                return node;
        }
    }

    private static MapNode NewRevision(MapNode owner, MapNode patch, string hash, string hashLabel, long number)
    {
        var labels = owner.GetMap("spec", "template", "metadata", "labels")?.Copy() ?? new MapNode();
        labels.Set(hashLabel, hash);
        return new MapNode
        {
            {
                "metadata",
                new MapNode
                {
                    { "name", $"{owner.Name()}-{hash}" },
                    { "namespace", owner.Namespace() },
                    { "labels", labels },
                    { "ownerReferences", new ListNode { owner.ControllerReference() } },
                }
            },
            { "data", patch },
            { "revision", number },
        };
    }

    private static bool Renumber(MapNode revision, long number)
    {
        revision.Set("revision", number);
        return true;
    }
}
