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

    public static string Compute(TreeNode root)
    {
        var kind = root.Get("kind")?.Text;
        var content = kind switch
        {
            "ConfigMap" => Describe(root, "ConfigMap", null, "binaryData"),
            "Secret" => Describe(root, "Secret", "type", "stringData"),
            _ => TreeConverter.ToNode(root),
        };
        var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(GoJson.ToString(content))));
        return string.Create(Length, digest, static (span, hex) =>
        {
            for (var i = 0; i < span.Length; i++)
            {
                span[i] = Encode(hex[i]);
            }
        });
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
