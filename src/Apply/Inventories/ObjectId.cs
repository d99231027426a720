using Flux.Manifests.Objects;

namespace Flux.Apply.Inventories;

/// <summary>
/// An object's identity across versions, and its written form <c>namespace_name_group_Kind</c> in an inventory. Colons in the
/// names of RBAC objects are written as a double underscore, since cli-utils, whose format this is, uses them elsewhere.
/// </summary>
public readonly record struct ObjectId(string Namespace, string Name, GroupKind GroupKind)
{
    private const string RbacGroup = "rbac.authorization.k8s.io";

    public static ObjectId Of(ManifestObject item) => new(item.Namespace, item.Name, item.GroupVersionKind.GroupKind);

    /// <summary>Reads the written form.</summary>
    /// <returns>False when it does not have four parts.</returns>
    public static bool TryParse(string text, out ObjectId id) => TryParse(text, out id, out _);

    /// <inheritdoc cref="TryParse(string, out ObjectId)"/>
    /// <param name="error">What is wrong, when the result is false.</param>
    public static bool TryParse(string text, out ObjectId id, out string? error)
    {
        id = default;
        error = null;
        var first = text.IndexOf('_', StringComparison.Ordinal);
        var last = text.LastIndexOf('_');
        var beforeLast = last > 0 ? text.LastIndexOf('_', last - 1) : -1;
        if (first < 0 || beforeLast <= first)
        {
            // The original takes parts off at both ends and prints what is left when it finds no further one.
            error = "unable to parse stored object metadata: " + (first < 0 ? text : last <= first ? text[(first + 1)..] : text[(first + 1)..last]);
            return false;
        }

        var name = text[(first + 1)..beforeLast].Replace("__", ":", StringComparison.Ordinal);
        id = new ObjectId(text[..first], name, new GroupKind(text[(beforeLast + 1)..last], text[(last + 1)..]));
        return true;
    }

    /// <summary><c>Kind/namespace/name</c>, as logs, events and conditions name objects.</summary>
    public string ToDisplay() => Namespace.Length == 0 ? $"{GroupKind.Kind}/{Name}" : $"{GroupKind.Kind}/{Namespace}/{Name}";

    public override string ToString()
    {
        var name = GroupKind.Group == RbacGroup ? Name.Replace(":", "__", StringComparison.Ordinal) : Name;
        return $"{Namespace}_{name}_{GroupKind.Group}_{GroupKind.Kind}";
    }
}
