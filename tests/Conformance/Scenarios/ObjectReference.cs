using Flux.Apply.Clients;
using Flux.Manifests.Objects;

namespace Flux.Conformance.Scenarios;

/// <summary>How scenarios name objects: <c>Kind/namespace/name</c> or <c>Kind/name</c>.</summary>
internal sealed record ObjectReference(string Kind, string Namespace, string Name)
{
    public static ObjectReference Parse(string text)
    {
        var parts = text.Split('/');
        return parts.Length == 3 ? new(parts[0], parts[1], parts[2]) : new(parts[0], "", parts[1]);
    }

    public static ObjectReference Of(ManifestObject item) => new(item.Kind, item.Namespace, item.Name);

    public override string ToString() => Namespace.Length == 0 ? $"{Kind}/{Name}" : $"{Kind}/{Namespace}/{Name}";
}
