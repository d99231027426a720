using Flux.Helm.Rendering;
using Flux.Manifests.Nodes;

namespace Flux.Conformance.HelmEngine;

/// <summary>Hooks and manifests as the corpus records them.</summary>
internal static class SortedParts
{
    public static MapNode Documents(IReadOnlyList<string> documents)
    {
        var map = new MapNode();
        for (var i = 0; i < documents.Count; i++)
        {
            map[$"manifest-{i}"] = documents[i];
        }

        return map;
    }

    public static Node Hook(Hook hook) => new MapNode
    {
        ["deletePolicies"] = Texts(hook.DeletePolicies),
        ["events"] = Texts(hook.Events),
        ["kind"] = hook.Kind,
        ["manifest"] = hook.Manifest,
        ["name"] = hook.Name,
        ["outputLogPolicies"] = Texts(hook.OutputLogPolicies),
        ["path"] = hook.Path,
        ["weight"] = hook.Weight,
    };

    public static Node Manifest(Manifest manifest)
    {
        var head = new MapNode { ["apiVersion"] = manifest.Head.ApiVersion };
        if (manifest.Head.Kind.Length > 0)
        {
            head["kind"] = manifest.Head.Kind;
        }

        if (manifest.Head.HasMetadata)
        {
            head["metadata"] = new MapNode { ["name"] = manifest.Head.Name, ["annotations"] = Annotations(manifest.Head.Annotations) };
        }

        return new MapNode { ["content"] = manifest.Content, ["head"] = head, ["name"] = manifest.Path };
    }

    private static Node Annotations(IReadOnlyDictionary<string, string>? annotations)
    {
        if (annotations is null)
        {
            return NullNode.Instance;
        }

        var map = new MapNode();
        foreach (var (key, value) in annotations)
        {
            map[key] = value;
        }

        return map;
    }

    private static ListNode Texts(IEnumerable<string> texts) => new(texts.Select(text => (Node)text));
}
