using Flux.Manifests.Nodes;

namespace Flux.KubeApi.Resources;

/// <summary>Accepts any object and keeps every field.</summary>
public sealed class OpenObjectSchema : IObjectSchema
{
    public static readonly OpenObjectSchema Instance = new();

    public OpenApi.OpenApiComponent? OpenApi => null;

    public void Decode(MapNode body, DecodeReport report)
    {
    }

    public void Default(MapNode item)
    {
    }

    public void Validate(MapNode item, MapNode? old, ValidationReport report)
    {
    }
}
