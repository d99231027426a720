namespace Flux.KubeApi.Typed;

/// <summary>The types that fields of built-in kinds have.</summary>
internal enum ValueKind
{
    Text,
    Boolean,
    Int32,
    Int64,
    Float,
    IntOrString,
    Quantity,
    Time,
    MicroTime,
    Bytes,
    Struct,
    Map,
    List,

    /// <summary>Any JSON.</summary>
    Raw,
}
