using Flux.Manifests.Objects;
using Flux.Manifests.RegularExpressions;
using Flux.Manifests.Selectors;

namespace Flux.Apply.Applying;

/// <summary>Selects objects by anchored patterns over what names them, and by their labels and annotations. Immutable.</summary>
public sealed class ObjectPattern
{
    /// <summary>Selects every object.</summary>
    public static readonly ObjectPattern Everything = new();

    private readonly List<(Func<ManifestObject, string> Text, GoRegex Pattern)> _patterns = [];
    private LabelSelector _labels = LabelSelector.Everything;
    private LabelSelector _annotations = LabelSelector.Everything;

    private ObjectPattern()
    {
    }

    /// <summary>Compiles the seven parts; one that is null or empty matches everything.</summary>
    /// <param name="parts">What was written.</param>
    /// <param name="fault">The part that cannot be understood and why, or null.</param>
    /// <returns>Null when <paramref name="fault"/> is set.</returns>
    public static ObjectPattern? TryCompile(ObjectPatternParts parts, out string? fault)
    {
        var pattern = new ObjectPattern();
        fault = pattern.Add("group", parts.Group, item => item.GroupVersionKind.Group)
            ?? pattern.Add("version", parts.Version, item => item.GroupVersionKind.Version)
            ?? pattern.Add("kind", parts.Kind, item => item.GroupVersionKind.Kind)
            ?? pattern.Add("name", parts.Name, item => item.Name)
            ?? pattern.Add("namespace", parts.Namespace, item => item.Namespace)
            ?? Parse("label", parts.LabelSelector, ref pattern._labels)
            ?? Parse("annotation", parts.AnnotationSelector, ref pattern._annotations);
        return fault is null ? pattern : null;
    }

    public bool Matches(ManifestObject item) =>
        _patterns.TrueForAll(part => part.Pattern.IsMatch(part.Text(item)))
        && _labels.Matches(item.Labels)
        && _annotations.Matches(item.Annotations);

    private string? Add(string field, string? pattern, Func<ManifestObject, string> text)
    {
        if (string.IsNullOrEmpty(pattern))
        {
            return null;
        }

        if (GoRegex.TryParse($"^(?:{pattern})$", out var error) is not { } compiled)
        {
            return $"invalid {field} regex: {error}";
        }

        try
        {
            // The automaton is built here, where its fault has a place.
            _ = compiled.Regex;
        }
        catch (NotSupportedException)
        {
            return $"invalid {field} regex: the pattern is too large: `{pattern}`";
        }

        _patterns.Add((text, compiled));
        return null;
    }

    private static string? Parse(string field, string? text, ref LabelSelector selector)
    {
        try
        {
            selector = string.IsNullOrEmpty(text) ? LabelSelector.Everything : LabelSelector.Parse(text);
            return null;
        }
        catch (SelectorException problem)
        {
            return $"invalid {field} selector: {problem.Message}";
        }
    }
}
