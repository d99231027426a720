using System.Text;
using Flux.Manifests.Nodes;
using Flux.Sops.Metadata;

namespace Flux.Sops.Formats;

/// <summary>INI files: sections of <c>key = value</c>. What stands before the first section belongs to one named DEFAULT.</summary>
internal sealed class IniStore : ISopsStore
{
    private const string DefaultSection = "DEFAULT";

    public MapNode Load(ReadOnlySpan<byte> data)
    {
        var tree = new MapNode();
        var section = DefaultSection;
        foreach (var raw in Encoding.UTF8.GetString(data).Split('\n'))
        {
            var line = raw.Trim();
            if (line.StartsWith('[') && line.EndsWith(']'))
            {
                section = line[1..^1].Trim();
                tree.GetOrAddMap(section);
            }
            else if (line.Length > 0)
            {
                var map = tree.GetOrAddMap(section);
                var (key, value) = Split(line, map.Count);
                map.Set(key, value);
            }
        }

        if (tree.GetMap(SopsMetadata.Key) is { } flat)
        {
            tree.Set(SopsMetadata.Key, FlatMetadata.Unflatten(flat.Select(entry => KeyValuePair.Create(entry.Key, ScalarText.Of(entry.Value)))));
        }

        return tree;
    }

    public byte[] Emit(MapNode tree)
    {
        var text = new StringBuilder();
        foreach (var (name, section) in tree)
        {
            if (section is not MapNode map)
            {
                throw new SopsException($"INI file cannot hold a value outside of sections: {name}");
            }

            text.Append(text.Length == 0 ? "" : "\n").Append(name == DefaultSection ? "" : $"[{name}]\n");
            WriteSection(text, map);
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static (string Key, string Value) Split(string line, int position)
    {
        if (line[0] is ';' or '#')
        {
            return (LineComments.KeyOf(position), line);
        }

        var at = line.AsSpan().IndexOfAny('=', ':');
        return at < 0
            ? throw new SopsException("key-value delimiter not found")
            : (line[..at].Trim(), line[(at + 1)..].Trim());
    }

    /// <summary>Values stand in one column.</summary>
    private static void WriteSection(StringBuilder text, MapNode map)
    {
        var width = map.Keys.Where(key => !LineComments.IsComment(key)).Select(key => key.Length).DefaultIfEmpty().Max();
        foreach (var (key, value) in map)
        {
            text.Append(LineComments.IsComment(key) ? ScalarText.Of(value) : $"{key.PadRight(width)} = {ScalarText.Of(value)}").Append('\n');
        }
    }
}
