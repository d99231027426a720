using Flux.Kustomize.Building;
using Flux.Kustomize.Kustomizations;
using Flux.Kustomize.Resources;
using Flux.Manifests.Objects;
using Flux.Manifests.Selectors;
using Flux.Manifests.Text;

namespace Flux.Kustomize.Transformers;

/// <summary>Matches resources by the patterns of a selector, each of which must match a whole text.</summary>
internal sealed class SelectorMatcher(ResourceSelector selector)
{
    private readonly TextPattern _group = new(selector.Types.Group);
    private readonly TextPattern _version = new(selector.Types.Version);
    private readonly TextPattern _kind = new(selector.Types.Kind);
    private readonly TextPattern _name = new(selector.Name);
    private readonly TextPattern _namespace = new(selector.Namespace);
    private readonly LabelSelector _labels = Parse(selector.LabelSelector, "labelSelector");
    private readonly LabelSelector _annotations = Parse(selector.AnnotationSelector, "annotationSelector");

    public bool IsEmptyId => selector.IsEmptyId;

    public bool SelectsEntries => selector.LabelSelector.Length > 0 || selector.AnnotationSelector.Length > 0;

    /// <summary>Those selected, by what they are or what they were called first.</summary>
    public List<Resource> Select(ResourceMap resources)
    {
        var result = new List<Resource>();
        foreach (var resource in Candidates(resources))
        {
            var current = resource.Id;
            var original = resource.OriginalId;
            if ((_namespace.Matches(original.EffectiveNamespace) || _namespace.Matches(current.EffectiveNamespace))
                && (_name.Matches(original.Name) || _name.Matches(current.Name))
                && MatchesType(current.Type)
                && MatchesEntries(resource))
            {
                result.Add(resource);
            }
        }

        return result;
    }

    /// <summary>The targets of a strategic merge; that there is no such selector is said of the target.</summary>
    public static List<Resource> SelectForMerge(ResourceSelector target, ResourceMap resources)
    {
        try
        {
            return new SelectorMatcher(target).Select(resources);
        }
        catch (KustomizeException error) when (!error.IsFatal)
        {
            var shown = $"{target}:a={target.AnnotationSelector}:l={target.LabelSelector}";
            throw error.Within($"unable to find patch target {GoText.Quote(shown)} in `resources`", field: "target");
        }
    }

    /// <summary>All among which those selected are.</summary>
    public IReadOnlyList<Resource> Candidates(ResourceMap resources) => _name.Word is { } name ? resources.Named(name) : resources.Items;

    /// <summary>True when an id matches, the namespace as it is written.</summary>
    public bool MatchesId(ResourceId id) => MatchesType(id.Type) && _name.Matches(id.Name) && _namespace.Matches(id.Namespace);

    public bool MatchesEntries(Resource resource) =>
        (_labels.IsEmpty || _labels.Matches(resource.Texts("labels").GetValueOrDefault))
        && (_annotations.IsEmpty || _annotations.Matches(resource.Texts("annotations").GetValueOrDefault));

    private static LabelSelector Parse(string text, string field)
    {
        try
        {
            return LabelSelector.Parse(text);
        }
        catch (SelectorException error)
        {
            throw new KustomizeException($"{error.Message}: '{text}' is no selector", field: field);
        }
    }

    private bool MatchesType(GroupVersionKind type) => _group.Matches(type.Group) && _version.Matches(type.Version) && _kind.Matches(type.Kind);
}
