using Flux.DevCluster.Hosting;
using Flux.Manifests;
using Flux.Manifests.Nodes;

namespace Flux.Conformance.KubeHttp;

/// <summary>Decodes an object that was recorded both as protobuf and as JSON, and encodes it again.</summary>
internal static class ProtobufReplay
{
    public static string? Run(MapNode pair)
    {
        try
        {
            var decoded = DevClusterProtobuf.Decode(Convert.FromBase64String(pair.GetString("protobuf")!));
            var again = DevClusterProtobuf.Decode(DevClusterProtobuf.Encode(pair.GetMap("json")!) ?? []);
            return new TemplateMatcher().Compare(pair["json"], Without(decoded, pair["json"]!), "")
                ?? new TemplateMatcher().Compare(pair["json"], Without(again, pair["json"]!), "encoded and decoded");
        }
        catch (ManifestException error)
        {
            return error.Message;
        }
    }

    /// <summary>Protobuf carries the zero values that JSON leaves out; typed decoding drops them, here the comparison does.</summary>
    private static Node Without(Node decoded, Node json)
    {
        switch (decoded)
        {
            case MapNode map:
                var kept = new MapNode(map.Count);
                foreach (var (key, value) in map)
                {
                    if (json.Get(key) is { } counterpart)
                    {
                        kept.Set(key, Without(value, counterpart));
                    }
                    else if (!IsZero(value))
                    {
                        kept.Set(key, value);
                    }
                }

                return kept;
            case ListNode list when json is ListNode other && other.Count == list.Count:
                return new ListNode(list.Select((item, index) => Without(item, other[index])));
            default:
                return decoded;
        }
    }

    private static bool IsZero(Node value) => value switch
    {
        StringNode text => text.Value.Length == 0,
        NumberNode number => number.Text == "0",
        BooleanNode boolean => !boolean.Value,
        NullNode => true,
        ListNode list => list.Count == 0,
        MapNode map => map.All(entry => IsZero(entry.Value)),
        _ => false,
    };
}
