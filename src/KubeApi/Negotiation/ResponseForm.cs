namespace Flux.KubeApi.Negotiation;

/// <summary>What of an object is answered.</summary>
internal enum ResponseForm
{
    Object,
    Table,
    PartialMetadata,
    PartialMetadataList,
}
