using System.Text.RegularExpressions;
using Flux.Manifests.Nodes;
using Flux.Manifests.Objects;

namespace Flux.Apply.Applying;

/// <summary>JSON pointers into objects whose differences are left to others.</summary>
/// <param name="Pointers">RFC 6901 pointers.</param>
public sealed record IgnoreRule(IReadOnlyList<string> Pointers)
{
    /// <summary>Anchored patterns for group, version, kind, name and namespace; null matches everything.</summary>
    public string? Group { get; init; }

    public string? Version { get; init; }

    public string? Kind { get; init; }

    public string? Name { get; init; }

    public string? Namespace { get; init; }

    /// <summary>Further tests by label and annotation, compiled by the caller.</summary>
    public Func<MapNode?, bool>? MatchesLabels { get; init; }

    public Func<MapNode?, bool>? MatchesAnnotations { get; init; }

    public bool Applies(ManifestObject item)
    {
        var kind = item.GroupVersionKind;
        return Matches(Group, kind.Group) && Matches(Version, kind.Version) && Matches(Kind, kind.Kind)
            && Matches(Name, item.Name) && Matches(Namespace, item.Namespace)
            && (MatchesLabels?.Invoke(item.Labels) ?? true)
            && (MatchesAnnotations?.Invoke(item.Annotations) ?? true);
    }

    private static bool Matches(string? pattern, string text) =>
        string.IsNullOrEmpty(pattern) || Regex.IsMatch(text, $"^(?:{pattern})$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
}
