namespace Flux.DevCluster.Protobuf;

/// <param name="Type">A scalar (<c>string</c>, <c>int32</c>, …) or the name of a message.</param>
internal sealed record ProtobufField(string Name, int Number, string Type, bool IsRepeated, bool IsMap)
{
    /// <summary>Whether the fields of the message stand in the object around it when printed as JSON.</summary>
    public bool IsInline => Name.Length == 0
        || (Name, Type[(Type.LastIndexOf('.') + 1)..]) is ("ingressRuleValue", _) or ("volumeSource", _) or ("persistentVolumeSource", _) or ("handler", _) or ("rule", "Rule")
            or ("ruleWithOperations", _) or ("localObjectReference", "LocalObjectReference") or ("ephemeralContainerCommon", _);
}
