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
    private readonly string? _name;

    /// <exception cref="ApiException">400: a field that the kind does not select by.</exception>
    public ObjectFilter(ResourceDefinition resource, ServedVersion version, LabelSelector labels, FieldSelector fields, string? name = null)
    {
        _resource = resource;
        _version = version;
        _name = name;
        _labels = labels;
        _fields = fields;
        foreach (var term in fields.Requirements)
        {
            CheckField(term.Field);
        }
    }

    public bool IsEverything => _labels.IsEmpty && _fields.IsEmpty && _name is null;

    public string? ExactName => _name ?? _fields.RequiredValue("metadata.name");

    public bool Matches(StoredObject item) => IsEverything || Matches(item.Root);

    public bool Matches(MapNode item)
    {
        return (_name is null || item.GetString("metadata", "name") == _name)
            && _fields.Matches(field => ValueOf(item, field))
            && _labels.Matches(item.GetMap("metadata", "labels"));
    }

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
