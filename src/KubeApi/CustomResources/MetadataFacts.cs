using Flux.KubeApi.Typed;

namespace Flux.KubeApi.CustomResources;

/// <summary>What the metadata of any object needs beyond OpenAPI.</summary>
internal sealed class MetadataFacts : IFieldFacts
{
    public IReadOnlyList<string>? Order(string typeName) => null;

    public bool KeepsZero(string typeName, string field, bool isBoolean) => field is "controller" or "blockOwnerDeletion" or "deletionGracePeriodSeconds";
}
