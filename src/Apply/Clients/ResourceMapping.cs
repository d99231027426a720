using Flux.Manifests.Objects;

namespace Flux.Apply.Clients;

/// <summary>Where a kind is served: what discovery says of it.</summary>
/// <param name="Kind">The kind with its group and version.</param>
/// <param name="Plural">The plural resource name of the path.</param>
/// <param name="IsNamespaced">Whether its objects live in namespaces.</param>
public sealed record ResourceMapping(GroupVersionKind Kind, string Plural, bool IsNamespaced)
{
    /// <summary>The path of one object, or of the collection when <paramref name="name"/> is null.</summary>
    public string Path(string? @namespace, string? name, string? subresource = null)
    {
        var root = Kind.Group.Length == 0 ? $"api/{Kind.Version}" : $"apis/{Kind.Group}/{Kind.Version}";
        var scope = IsNamespaced && !string.IsNullOrEmpty(@namespace) ? $"/namespaces/{Uri.EscapeDataString(@namespace)}" : "";
        var item = name is null ? "" : "/" + Uri.EscapeDataString(name);
        return $"{root}{scope}/{Plural}{item}{(subresource is null ? "" : "/" + subresource)}";
    }
}
