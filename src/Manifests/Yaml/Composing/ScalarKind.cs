namespace Flux.Manifests.Yaml.Composing;

/// <summary>What a scalar means under YAML 1.1 as go-yaml reads it. Lists and maps are here because a key can be one.</summary>
internal enum ScalarKind : byte
{
    Null,
    Boolean,
    Integer,
    UnsignedInteger,
    Float,
    String,
    Timestamp,
    List,
    Map,
}
