using Flux.Manifests.Nodes;
using Flux.Sops.Formats;
using Flux.Sops.Metadata;

namespace Flux.Sops.Decrypting;

/// <summary>Decrypts what the rules of a document say is encrypted. Items of lists have the path of their list.</summary>
internal sealed class TreeDecryptor(ValueCipher cipher, EncryptionRules rules)
{
    /// <exception cref="SopsException">A value cannot be decrypted.</exception>
    public MapNode Decrypt(MapNode tree)
    {
        try
        {
            return (MapNode)Walk(tree, []);
        }
        catch (SopsException error)
        {
            throw new SopsException($"error decrypting sops tree: Error walking tree: Could not decrypt value: {error.Message}");
        }
    }

    private Node Walk(Node node, IReadOnlyList<string> path) => node switch
    {
        MapNode map => WalkMap(map, path),
        ListNode list => new ListNode(list.Select(item => Walk(item, path))),
        NullNode => node,
        _ => rules.IsEncrypted(path) ? cipher.Decrypt((node as StringNode)?.Value ?? "plain", $"{string.Join(':', path)}:") : node,
    };

    private MapNode WalkMap(MapNode map, IReadOnlyList<string> path)
    {
        var result = new MapNode(map.Count);
        foreach (var (key, value) in map)
        {
            if (LineComments.IsComment(key))
            {
                result.Add(key, Comment(value, path));
            }
            else
            {
                result.Add(key, Walk(value, [.. path, key]));
            }
        }

        return result;
    }

    /// <summary>A comment that was added to the encrypted file is none of SOPS'.</summary>
    private Node Comment(Node value, IReadOnlyList<string> path)
    {
        try
        {
            return rules.IsEncrypted(path) ? cipher.Decrypt(((StringNode)value).Value, $"{string.Join(':', path)}:") : value;
        }
        catch (SopsException)
        {
            return value;
        }
    }
}
