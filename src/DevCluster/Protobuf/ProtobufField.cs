namespace Flux.DevCluster.Protobuf;

/// <param name="Type">A scalar (<c>string</c>, <c>int32</c>, …) or the name of a message.</param>
internal sealed record ProtobufField(string Name, int Number, string Type, bool IsRepeated, bool IsMap);
