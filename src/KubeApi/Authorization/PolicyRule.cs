using Flux.Manifests.Nodes;

namespace Flux.KubeApi.Authorization;

/// <summary>One rule of a role.</summary>
internal sealed record PolicyRule(
    IReadOnlyList<string> Verbs,
    IReadOnlyList<string> ApiGroups,
    IReadOnlyList<string> Resources,
    IReadOnlyList<string> ResourceNames,
    IReadOnlyList<string> NonResourcePaths)
{
    public static PolicyRule Read(MapNode rule) =>
        new(Strings(rule, "verbs"), Strings(rule, "apiGroups"), Strings(rule, "resources"), Strings(rule, "resourceNames"), Strings(rule, "nonResourceURLs"));

    public bool Allows(AccessAttributes attributes)
    {
        if (!Contains(Verbs, attributes.Verb))
        {
            return false;
        }

        return attributes.IsResource
            ? Contains(ApiGroups, attributes.Group) && AllowsResource(attributes) && (ResourceNames.Count == 0 || ResourceNames.Contains(attributes.Name))
            : AllowsPath(attributes.Path);
    }

    private bool AllowsResource(AccessAttributes attributes)
    {
        foreach (var resource in Resources)
        {
            if (resource == "*" || resource == attributes.QualifiedResource
                || (attributes.Subresource.Length > 0 && resource.StartsWith("*/", StringComparison.Ordinal) && resource.AsSpan(2).SequenceEqual(attributes.Subresource)))
            {
                return true;
            }
        }

        return false;
    }

    private bool AllowsPath(string path)
    {
        foreach (var allowed in NonResourcePaths)
        {
            if (allowed == "*" || allowed == path || (allowed.EndsWith('*') && path.StartsWith(allowed[..^1], StringComparison.Ordinal)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Contains(IReadOnlyList<string> values, string value)
    {
        foreach (var candidate in values)
        {
            if (candidate == "*" || candidate == value)
            {
                return true;
            }
        }

        return false;
    }

    private static string[] Strings(MapNode rule, string field) => [.. (rule.GetList(field) ?? []).OfType<StringNode>().Select(value => value.Value)];
}
