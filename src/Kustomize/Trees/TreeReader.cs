using System.Text;
using Flux.Kustomize.Building;
using Flux.Manifests;
using Flux.Manifests.Yaml.Composing;

namespace Flux.Kustomize.Trees;

/// <summary>Reads a YAML stream the way kustomize does: cut at lines that begin with three dashes, one document from each piece.</summary>
internal static class TreeReader
{
    /// <summary>The documents that are not empty.</summary>
    /// <param name="content">The stream.</param>
    /// <param name="pool">Strings met before.</param>
    /// <exception cref="KustomizeException">A piece is not YAML.</exception>
    public static List<TreeNode> ReadAll(ReadOnlySpan<byte> content, StringPool pool)
    {
        var text = content.Contains((byte)'\r')
            ? Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(content).Replace("\r\n", "\n", StringComparison.Ordinal)).AsSpan()
            : content;
        var result = new List<TreeNode>();
        while (true)
        {
            var end = FindSeparator(text, out var next);
            AddDocument(result, pool, end < 0 ? text : text[..(end + 1)]);
            if (end < 0)
            {
                return result;
            }

            text = text[next..];
        }
    }

    private static void AddDocument(List<TreeNode> result, StringPool pool, ReadOnlySpan<byte> piece)
    {
        try
        {
            if (new TreeComposer(piece, ReadBudget.Default, pool).Compose() is { IsNull: false } document)
            {
                result.Add(document);
            }
        }
        catch (ManifestException error)
        {
            throw new KustomizeException($"MalformedYAMLError: {error.Message}") { IsMalformedYaml = true };
        }
    }

    /// <summary>The position of the line break before a separating line, or -1; and where the text goes on after it.</summary>
    private static int FindSeparator(ReadOnlySpan<byte> text, out int next)
    {
        next = 0;
        var start = 0;
        while (true)
        {
            var at = text[start..].IndexOf("\n---"u8);
            if (at < 0)
            {
                return -1;
            }

            at += start;
            var rest = text[(at + 4)..];
            var lineEnd = rest.IndexOf((byte)'\n');
            if (lineEnd < 0)
            {
                return -1;
            }

            var line = Encoding.UTF8.GetString(rest[..lineEnd]).Trim();
            if (line.Length > 0 && line[0] != '#')
            {
                throw new KustomizeException($"invalid document separator: ---{line}");
            }

            next = at + 4 + lineEnd + 1;
            return at;
        }
    }
}
