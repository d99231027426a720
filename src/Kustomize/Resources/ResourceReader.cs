using Flux.Kustomize.Building;
using Flux.Kustomize.Trees;
using Flux.Manifests.Json;
using Flux.Manifests.Nodes;

namespace Flux.Kustomize.Resources;

/// <summary>Reads the objects of a YAML or JSON stream. Lists are taken apart.</summary>
internal sealed class ResourceReader(BuildContext context)
{
    private const string ListSuffix = "List";

    /// <summary>All objects of the text, in order; lists of lists come last.</summary>
    public List<Resource> Read(ReadOnlySpan<byte> content)
    {
        var pending = new Queue<TreeNode>();
        foreach (var document in ReadDocuments(content))
        {
            if (!document.IsNullOrEmpty)
            {
                Validate(document);
                pending.Enqueue(document);
            }
        }

        var result = new List<Resource>();
        while (pending.TryDequeue(out var tree))
        {
            context.Budget.CheckResources(result.Count + pending.Count);
            var kind = tree.Get("kind")?.Text ?? "";
            if (!kind.EndsWith(ListSuffix, StringComparison.Ordinal) || tree.Get("items") is null)
            {
                result.Add(Create(tree));
                continue;
            }

            foreach (var item in ItemsOf(tree, kind))
            {
                pending.Enqueue(item);
            }
        }

        return result;
    }

    private List<TreeNode> ReadDocuments(ReadOnlySpan<byte> content)
    {
        var documents = TreeReader.ReadAll(content, context.Strings);
        if (documents.Count != 1 || documents[0].Get("kind")?.Text is not ("List" or "ResourceList") || documents[0].Get("items") is not { } items)
        {
            return documents;
        }

        return items.IsList ? [.. items.Items] : [];
    }

    /// <summary>The elements of a list of some kind, as they come back from a trip through JSON: in braces and quotes, numbers written anew.</summary>
    private IEnumerable<TreeNode> ItemsOf(TreeNode list, string kind)
    {
        var items = ValuesOf(list, kind);
        if (items is NullNode)
        {
            yield break;
        }

        foreach (var item in items as ListNode ?? throw new KustomizeException($"expected array in {kind}/items, but found {GoTypeOf(items)}", field: "items"))
        {
            foreach (var tree in TreeReader.ReadAll(JsonNodeWriter.WriteToUtf8(item), context.Strings))
            {
                if (!tree.IsNullOrEmpty)
                {
                    Validate(tree);
                    yield return tree;
                }
            }
        }
    }

    private static Node ValuesOf(TreeNode list, string kind)
    {
        try
        {
            return ((MapNode)TreeConverter.ToNode(list))["items"]!;
        }
        catch (KustomizeException error)
        {
            throw error.Within($"trouble expanding list of {kind}", field: "items");
        }
    }

    private static string GoTypeOf(Node node) => node switch
    {
        MapNode => "map[string]interface {}",
        NumberNode number => number.IsInteger ? "int" : "float64",
        BooleanNode => "bool",
        _ => "string",
    };

    /// <summary>Fails when something has no kind or no name, and so cannot be told from others.</summary>
    public static void CheckIdentity(TreeNode tree)
    {
        var (apiVersion, kind, metadata) = (TextOf(tree.Get("apiVersion")), TextOf(tree.Get("kind")), tree.Get("metadata"));
        if (kind.Length == 0)
        {
            throw new KustomizeException($"missing kind in object {Describe(apiVersion, kind, metadata)}", field: "kind");
        }

        var name = metadata is { IsMap: true } ? TextOf(metadata.Get("name")) : "";
        if (name.Length == 0 && !kind.EndsWith(ListSuffix, StringComparison.Ordinal))
        {
            throw new KustomizeException($"missing metadata.name in object {Describe(apiVersion, kind, metadata)}", field: "metadata.name");
        }
    }

    private static void Validate(TreeNode tree)
    {
        var apiVersion = TextOf(tree.Get("apiVersion"));
        var kind = TextOf(tree.Get("kind"));
        var metadata = tree.Get("metadata");
        var hasMetadata = metadata is { IsNullOrEmpty: false };
        if (apiVersion.Length == 0 && kind.Length == 0 && !(hasMetadata && HasAnyMetadata(metadata!)))
        {
            throw new KustomizeException("missing Resource metadata");
        }

        CheckIdentity(tree);
    }

    private static bool HasAnyMetadata(TreeNode metadata) =>
        metadata.Get("name") is { IsNullOrEmpty: false }
        || metadata.Get("namespace") is { IsNullOrEmpty: false }
        || metadata.Get("labels") is { IsNullOrEmpty: false }
        || metadata.Get("annotations") is { IsNullOrEmpty: false };

    private static string TextOf(TreeNode? node) => node is { IsNull: false } ? node.Text : "";

    private static string Describe(string apiVersion, string kind, TreeNode? metadata) =>
        $"{{{{{apiVersion} {kind}}} {{{{{TextOf(metadata?.Get("name"))} {TextOf(metadata?.Get("namespace"))}}} "
        + $"map[{Pairs(metadata?.Get("labels"))}] map[{Pairs(metadata?.Get("annotations"))}]}}}}";

    private static string Pairs(TreeNode? map) => map is not { IsMap: true }
        ? ""
        : string.Join(' ', map.Fields.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => $"{entry.Key}:{TextOf(entry.Value)}"));

    private Resource Create(TreeNode tree)
    {
        var annotations = tree.Get("metadata", "annotations");
        return new Resource(tree, context.Schema)
        {
            NeedsHash = annotations?.Get(BuildAnnotations.NeedsHash)?.Text == BuildAnnotations.Enabled,
            Behavior = Behaviors.Parse(annotations?.Get(BuildAnnotations.Behavior)?.Text ?? ""),
            AllowsNameChange = annotations?.Get(BuildAnnotations.AllowNameChange)?.Text == BuildAnnotations.Enabled,
            AllowsKindChange = annotations?.Get(BuildAnnotations.AllowKindChange)?.Text == BuildAnnotations.Enabled,
        };
    }
}
