namespace Flux.Manifests.Cel.Values;

/// <summary>What a <see cref="CelValue"/> is.</summary>
public enum CelKind
{
    Null,
    Bool,
    Int,
    Uint,
    Double,
    String,
    Bytes,
    List,
    Map,
    Duration,
    Timestamp,
    Type,
    Optional,

    /// <summary>A value of a library, such as a quantity or an IP address; see <see cref="ICelOpaque"/>.</summary>
    Opaque,

    /// <summary>A failed evaluation, which the logical operators may still absorb.</summary>
    Error,
}
