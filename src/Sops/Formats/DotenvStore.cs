using System.Text;
using Flux.Manifests.Nodes;
using Flux.Sops.Metadata;

namespace Flux.Sops.Formats;

internal sealed class DotenvStore : ISopsStore
{
    private const string MetadataPrefix = "sops_";

    public MapNode Load(ReadOnlySpan<byte> data)
    {
        var tree = new MapNode();
        var metadata = new List<KeyValuePair<string, string>>();
        foreach (var line in Encoding.UTF8.GetString(data).Split('\n').Where(line => line.Trim().Length > 0))
        {
            var equals = line.IndexOf('=', StringComparison.Ordinal);
            if (line[0] == '#')
            {
                tree.Set(LineComments.KeyOf(tree.Count), line[1..]);
            }
            else if (equals < 0)
            {
                throw new SopsException("invalid dotenv input line: it has no '='");
            }
            else if (line.StartsWith(MetadataPrefix, StringComparison.Ordinal))
            {
                metadata.Add(new(line[MetadataPrefix.Length..equals], line[(equals + 1)..]));
            }
            else
            {
                tree.Set(line[..equals], line[(equals + 1)..].Replace("\\n", "\n", StringComparison.Ordinal));
            }
        }

        if (metadata.Count > 0)
        {
            tree.Set(SopsMetadata.Key, FlatMetadata.Unflatten(metadata));
        }

        return tree;
    }

    public byte[] Emit(MapNode tree)
    {
        var text = new StringBuilder();
        foreach (var (key, value) in tree)
        {
            if (value is MapNode or ListNode)
            {
                throw new SopsException("cannot use complex value in dotenv file; offending key " + key);
            }

            var line = ScalarText.Of(value).Replace("\n", "\\n", StringComparison.Ordinal);
            text.Append(LineComments.IsComment(key) ? $"#{line}\n" : $"{key}={line}\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
