using System.Security.Cryptography;
using System.Text;
using Flux.Kustomize.Trees;
using Flux.Manifests.Nodes;
using Flux.Manifests.Text;

namespace Flux.Kustomize.Transformers;

/// <summary>The ten characters that tell versions of a generated object apart.</summary>
internal static class ContentHash
{
    private const int Length = 10;
    private const int BufferSize = 64 * 1024;

    public static string Compute(TreeNode root)
    {
        var kind = root.Get("kind")?.Text;
        var content = kind switch
        {
            "ConfigMap" => Describe(root, "ConfigMap", null, "binaryData"),
            "Secret" => Describe(root, "Secret", "type", "stringData"),

            // Only a patch makes something else of what is generated. The original then hashes its parser's nodes, with the lines and
            // columns of texts that nobody sees; the content is what tells versions apart.
            _ => TreeConverter.ToNode(root),
        };
        return string.Create(Length, Digest(content), static (span, hex) =>
        {
            for (var i = 0; i < span.Length; i++)
            {
                span[i] = Encode(hex[i]);
            }
        });
    }

    /// <summary>The digest of the content's JSON, which may be many megabytes and is never made in one piece.</summary>
    private static string Digest(Node content)
    {
        var json = new StringBuilder();
        GoJson.Append(json, content);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var encoder = Encoding.UTF8.GetEncoder();
        var bytes = new byte[Math.Min(Encoding.UTF8.GetMaxByteCount(json.Length), BufferSize)];
        foreach (var chunk in json.GetChunks())
        {
            for (var rest = chunk.Span; !rest.IsEmpty;)
            {
                encoder.Convert(rest, bytes, flush: false, out var used, out var written, out _);
                hash.AppendData(bytes.AsSpan(0, written));
                rest = rest[used..];
            }
        }

        encoder.Convert([], bytes, flush: true, out _, out var last, out _);
        hash.AppendData(bytes.AsSpan(0, last));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static MapNode Describe(TreeNode root, string kind, string? typeField, string optionalField)
    {
        var result = new MapNode
        {
            { "kind", kind },
            // The original looks for a field called "metadata/name", finds none, and hashes an empty name.
            { "name", "" },
            { "data", Field(root, "data") },
        };
        if (typeField is not null)
        {
            result.Set(typeField, root.Get(typeField)?.Text ?? "");
        }

        if (root.Get(optionalField) is { IsMap: true } optional)
        {
            result.Set(optionalField, TreeConverter.ToNode(optional));
        }

        result.SortKeys();
        return result;
    }

    private static Node Field(TreeNode root, string name) =>
        root.Get(name) switch
        {
            null => StringNode.Empty,
            { IsScalar: true } scalar => new StringNode(scalar.Text),
            var other => TreeConverter.ToNode(other),
        };

    /// <summary>Digits that could make a word, or be taken for another, are replaced.</summary>
    private static char Encode(char hex) => hex switch
    {
        '0' => 'g',
        '1' => 'h',
        '3' => 'k',
        'a' => 'm',
        'e' => 't',
        _ => hex,
    };
}
