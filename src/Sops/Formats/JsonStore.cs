using System.Text;
using Flux.Manifests;
using Flux.Manifests.Json;
using Flux.Manifests.Nodes;

namespace Flux.Sops.Formats;

internal sealed class JsonStore : ISopsStore
{
    public MapNode Load(ReadOnlySpan<byte> data)
    {
        try
        {
            return JsonNodeReader.Read(data) as MapNode ?? throw new SopsException("the document is not an object");
        }
        catch (ManifestException error)
        {
            throw new SopsException(error.Message);
        }
    }

    public byte[] Emit(MapNode tree)
    {
        var text = new StringBuilder();
        Write(text, tree, 0);
        return Encoding.UTF8.GetBytes(text.Append('\n').ToString());
    }

    private static void Write(StringBuilder text, Node node, int depth)
    {
        switch (node)
        {
            case MapNode { Count: > 0 } map:
                WriteBlock(text, '{', '}', depth, map, entry =>
                {
                    text.Append(Quote(entry.Key)).Append(": ");
                    Write(text, entry.Value, depth + 1);
                });
                break;
            case ListNode { Count: > 0 } list:
                WriteBlock(text, '[', ']', depth, list, item => Write(text, item, depth + 1));
                break;
            case StringNode value:
                text.Append(Quote(value.Value));
                break;
            default:
                text.Append(JsonNodeWriter.WriteToString(node));
                break;
        }
    }

    private static void WriteBlock<T>(StringBuilder text, char open, char close, int depth, IEnumerable<T> items, Action<T> write)
    {
        text.Append(open);
        var separator = "";
        foreach (var item in items)
        {
            text.Append(separator).Append('\n').Append('\t', depth + 1);
            write(item);
            separator = ",";
        }

        text.Append('\n').Append('\t', depth).Append(close);
    }

    /// <summary>With the characters escaped that Go escapes for use in HTML.</summary>
    private static string Quote(string value) => JsonNodeWriter.WriteToString(new StringNode(value))
        .Replace("<", "\\u003c", StringComparison.Ordinal)
        .Replace(">", "\\u003e", StringComparison.Ordinal)
        .Replace("&", "\\u0026", StringComparison.Ordinal);
}
