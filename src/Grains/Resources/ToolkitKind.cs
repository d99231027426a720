using Flux.ObjectStore;

namespace Flux.Grains.Resources;

/// <summary>A kind of the toolkit as its controllers name it.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Group">Its API group.</param>
/// <param name="Version">The version that its controller reads and writes.</param>
/// <param name="Plural">Its resource name.</param>
public sealed record ToolkitKind(string Kind, string Group, string Version, string Plural)
{
    public ResourceKey Resource => new(Group, Plural);

    public string ApiVersion => $"{Group}/{Version}";

    public ObjectKey Key(string @namespace, string name) => new(Resource, @namespace, name);

    /// <summary>Flux' words for an object that its cache does not have.</summary>
    public string MissingText(string name) => $"{Kind}.{Group} \"{name}\" not found";

    /// <summary>The API server's words for an object that is not there, as client libraries print them.</summary>
    public string NotFoundText(string name) => $"{Plural}.{Group} \"{name}\" not found";
}
