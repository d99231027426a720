using Flux.Helm.Templates.Text;
using Flux.Manifests;
using Flux.Manifests.Json;
using Flux.Manifests.Nodes;

namespace Flux.Helm.Values.Schemas;

/// <summary>A parsed schema: its draft, and where its references lead. Only references within the document are followed.</summary>
internal sealed class SchemaDocument
{
    private const string Location = "file:///values.schema.json";

    private readonly Dictionary<string, Node> _named = new(StringComparer.Ordinal);

    private SchemaDocument(Node root, int draft)
    {
        Root = root;
        Draft = draft;
        ChecksFormats = draft < 2019;
    }

    public Node Root { get; }

    /// <summary>4, 6, 7, 2019 or 2020.</summary>
    public int Draft { get; }

    /// <summary>Whether <c>format</c> is a condition; in newer drafts it is a remark.</summary>
    public bool ChecksFormats { get; private init; }

    /// <exception cref="ValuesException">The schema is not JSON, is of an unknown draft, or refers to what is not in it.</exception>
    public static SchemaDocument Parse(byte[] text)
    {
        Node root;
        try
        {
            root = JsonNodeReader.Read(ChartBytes(text), new JsonReadOptions { OnDuplicate = _ => { } });
        }
        catch (ManifestException error)
        {
            throw new ValuesException($"unable to validate schema: {error.Message}");
        }

        var document = new SchemaDocument(root, DraftOf(root.GetString("$schema")));
        document.Collect(root, 0);
        Metaschema.Check(root, document.Draft, Location);
        document.CheckReferences(root, 0);
        return document;
    }

    /// <summary>A schema of schemas, in which formats count whatever the draft.</summary>
    public static SchemaDocument ParseMetaschema(byte[] text, int draft) =>
        new(JsonNodeReader.Read(text), draft) { ChecksFormats = true };

    /// <summary>The schema that a reference names; null when the document has none.</summary>
    public Node? Resolve(string reference)
    {
        if (_named.TryGetValue(reference, out var named))
        {
            return named;
        }

        var hash = reference.IndexOf('#', StringComparison.Ordinal);
        var main = hash < 0 ? reference : reference[..hash];
        var start = main.Length == 0 || main == Location || main == Root.GetString("$id") ? Root : _named.GetValueOrDefault(main);
        var fragment = hash < 0 ? "" : Uri.UnescapeDataString(reference[(hash + 1)..]);
        return fragment.Length == 0 || start is null ? start : fragment[0] == '/' ? Follow(start, fragment) : _named.GetValueOrDefault("#" + fragment);
    }

    private static Node? Follow(Node start, string pointer)
    {
        Node? node = start;
        foreach (var step in pointer[1..].Split('/'))
        {
            var key = step.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
            node = node switch
            {
                MapNode map => map[key],
                ListNode list when int.TryParse(key, out var index) && index >= 0 && index < list.Count => list[index],
                _ => null,
            };
        }

        return node;
    }

    private void Collect(Node node, int depth)
    {
        if (depth > 500)
        {
            throw new ValuesException("the schema nests too deeply");
        }

        if (node is MapNode map)
        {
            foreach (var (key, prefix) in ((string, string)[])[("$id", ""), ("id", ""), ("$anchor", "#"), ("$dynamicAnchor", "#")])
            {
                if (map.GetString(key) is { Length: > 0 } name)
                {
                    _named.TryAdd(prefix + name.TrimEnd('#'), map);
                }
            }
        }

        foreach (var child in Children(node))
        {
            Collect(child, depth + 1);
        }
    }

    private void CheckReferences(Node node, int depth)
    {
        if (node.GetString("$ref") is { } reference && Resolve(reference) is null)
        {
            var target = reference.Split('#')[0];
            throw new ValuesException(target.Length == 0
                ? $"jsonpointer in \"{Location}{reference}\" not found"
                : target.Contains(':', StringComparison.Ordinal)
                    ? $"failing loading {GoQuote.Quote(target)}: references to other documents are not followed"
                    : $"failing loading {GoQuote.Quote("file:///" + target)}: open /{target}: no such file or directory");
        }

        foreach (var child in Children(node))
        {
            CheckReferences(child, depth + 1);
        }
    }

    /// <summary>What may hold schemas: values of <c>const</c>, <c>enum</c>, defaults and examples do not.</summary>
    private static IEnumerable<Node> Children(Node node) => node switch
    {
        MapNode map => map.Where(entry => entry.Key is not ("const" or "enum" or "default" or "examples" or "example")).Select(entry => entry.Value),
        ListNode list => list,
        _ => [],
    };

    private static int DraftOf(string? schema) => schema?.TrimEnd('#').Replace("https://", "http://", StringComparison.Ordinal) switch
    {
        null or "http://json-schema.org/draft/2020-12/schema" or "http://json-schema.org/schema" => 2020,
        "http://json-schema.org/draft/2019-09/schema" => 2019,
        "http://json-schema.org/draft-07/schema" => 7,
        "http://json-schema.org/draft-06/schema" => 6,
        "http://json-schema.org/draft-04/schema" => 4,
        var other => throw new ValuesException($"failing loading {GoQuote.Quote(other)}: references to other documents are not followed"),
    };

    private static byte[] ChartBytes(byte[] text) => Charts.ChartArchive.WithoutMark(text);
}
