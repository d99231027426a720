using System.Globalization;
using Flux.DevCluster.Data;
using Flux.Manifests.Nodes;

namespace Flux.DevCluster.Protobuf;

/// <summary>The protobuf messages of the built-in kinds.</summary>
internal sealed class ProtobufFacts
{
    private readonly MapNode _kinds;
    private readonly Dictionary<string, ProtobufMessage> _messages = new(StringComparer.Ordinal);

    private ProtobufFacts(MapNode root)
    {
        _kinds = root.GetMap("kinds")!;
        foreach (var (name, fields) in root.GetMap("messages")!)
        {
            _messages.Add(name, new ProtobufMessage(name, [.. ((ListNode)fields).Select(Field)]));
        }
    }

    public static ProtobufFacts Instance { get; } = new((MapNode)EmbeddedData.Read("protobuf"));

    /// <summary>The message of a kind: <c>apps/v1 Deployment</c>; null when unknown.</summary>
    public ProtobufMessage? OfKind(string apiVersion, string kind) => _kinds.GetString($"{apiVersion} {kind}") is { } name ? Find(name) : null;

    public ProtobufMessage? Find(string name) => _messages.GetValueOrDefault(name);

    private static ProtobufField Field(Node field)
    {
        var number = field.GetString("number") ?? field.GetInt64("number")?.ToString(CultureInfo.InvariantCulture) ?? "0";
        return new ProtobufField(
            field.GetString("name") ?? "",
            int.Parse(number, CultureInfo.InvariantCulture),
            field.GetString("type") ?? "",
            field.GetBoolean("repeated") == true,
            field.GetBoolean("map") == true || field.Get("map") is MapNode);
    }
}
