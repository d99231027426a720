using Flux.KubeApi.Errors;
using Flux.KubeApi.Resources;
using Flux.Manifests.Nodes;
using Flux.Manifests.Selectors;
using Flux.ObjectStore;

namespace Flux.KubeApi.Selection;

/// <summary>Label and field selector of one request, checked against the kind.</summary>
internal sealed class ObjectFilter
{
    private readonly ResourceDefinition _resource;
    private readonly LabelSelector _labels;
    private readonly FieldSelector _fields;
    private readonly ServedVersion _version;
    private readonly string[] _names;
    private readonly bool _asksForNamesOnly;

    /// <exception cref="ApiException">400: a field that the kind does not select by.</exception>
    public ObjectFilter(ResourceDefinition resource, ServedVersion version, LabelSelector labels, FieldSelector fields, string? name = null)
    {
        _resource = resource;
        _version = version;
        _labels = labels;
        _fields = fields;
        foreach (var term in fields.Requirements)
        {
            CheckField(term.Field);
        }

        var named = fields.Requirements.Where(term => term is { Field: "metadata.name", IsNegated: false }).Select(term => term.Value);
        _names = name is null ? [.. named] : [name, .. named];
        _asksForNamesOnly = labels.IsEmpty && fields.Requirements.Count + (name is null ? 0 : 1) == _names.Length;
    }

    public bool IsEverything => _asksForNamesOnly && _names.Length == 0;

    /// <summary>The list of what matches, in one namespace or, when it is empty, in all.</summary>
    public ListRequest ListIn(string ns) => new(_resource.StorageKey)
    {
        Namespace = ns.Length > 0 ? ns : null,
        Name = _names.Length > 0 ? _names[0] : null,
        Filter = IsEverything ? null : Matches,
    };

    /// <summary>Parses an object only when its name leaves the answer open: every watch of one object hears of all of its neighbours.</summary>
    public bool Matches(StoredObject item) =>
        Array.TrueForAll(_names, name => name == item.Key.Name) && (_asksForNamesOnly || Matches(item.Root));

    private bool Matches(MapNode item) =>
        _fields.Matches(field => ValueOf(item, field)) && _labels.Matches(item.GetMap("metadata", "labels"));

    private void CheckField(string field)
    {
        if (field == "metadata.name" || (field == "metadata.namespace" && _resource.Strategy.SelectsByNamespace) || _version.SelectableFields.Contains(field))
        {
            return;
        }

        throw ApiErrors.BadRequest(_resource.Strategy.FieldRefusal(field) ?? (_version.SelectableFields.Count > 0 && !_resource.IsCustom
            ? $"field label not supported: {field}"
            : _resource.IsCustom
                ? $"field label not supported: {field}"
                : $"\"{field}\" is not a known field selector: only \"metadata.name\", \"metadata.namespace\""));
    }

    private string ValueOf(MapNode item, string field) => field switch
    {
        "metadata.name" => item.GetString("metadata", "name") ?? "",
        "metadata.namespace" => item.GetString("metadata", "namespace") ?? "",
        _ => _resource.Strategy.SelectableField(item, field) ?? AtPath(item, field),
    };

    private static string AtPath(MapNode item, string field) => item.Get(field.Split('.')) switch
    {
        null or NullNode => "",
        StringNode text => text.Value,
        var value => value.ToString(),
    };
}
