namespace Flux.KubeApi.Tables;

/// <summary>What a table row carries beside its cells (<c>includeObject</c>).</summary>
internal enum TableObjectKind
{
    Metadata,
    None,
    Object,
}
