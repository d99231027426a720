namespace Flux.Manifests.Cel.Types;

public enum CelTypeKind
{
    Dyn,
    Null,
    Bool,
    Int,
    Uint,
    Double,
    String,
    Bytes,
    Duration,
    Timestamp,
    List,
    Map,
    Type,
    Optional,
    Opaque,
    Object,
    Parameter,
    Error,
}
