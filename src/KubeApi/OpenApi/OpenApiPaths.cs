using Flux.KubeApi.Resources;
using Flux.Manifests.Nodes;
using Flux.Manifests.Objects;

namespace Flux.KubeApi.OpenApi;

/// <summary>
/// The paths of a group version. Clients learn from them which verbs a kind has and which parameters a request may carry; kubectl
/// looks for <c>dryRun</c> and <c>fieldValidation</c> here.
/// </summary>
internal sealed class OpenApiPaths(MapNode paths, ResourceDefinition definition, ServedVersion version)
{
    private readonly GroupVersionKind _kind = definition.KindIn(version.Name);
    private readonly string _root = definition.Group.Length == 0 ? $"/api/{version.Name}" : $"/apis/{definition.Group}/{version.Name}";

    public static void Add(MapNode paths, ResourceDefinition definition, ServedVersion version) => new OpenApiPaths(paths, definition, version).Add();

    private void Add()
    {
        var scoped = definition.IsNamespaced ? $"{_root}/namespaces/{{namespace}}/{definition.Plural}" : $"{_root}/{definition.Plural}";
        AddPath(scoped, hasName: false, Operations(("get", "list"), ("post", "create"), ("delete", "deletecollection")));
        if (definition.Verbs.Contains("get"))
        {
            AddPath(scoped + "/{name}", hasName: true, Operations(("get", "get"), ("put", "update"), ("delete", "delete"), ("patch", "patch")));
        }

        foreach (var subresource in version.Subresources)
        {
            AddPath($"{scoped}/{{name}}/{subresource.Name}", hasName: true, subresource.Verbs.Select(verb => (MethodOf(verb), Operation(verb, subresource))));
        }

        if (definition.IsNamespaced && definition.Verbs.Contains("list"))
        {
            AddAllNamespaces();
        }
    }

    private static string MethodOf(string verb) => verb switch
    {
        "create" => "post",
        "update" => "put",
        _ => verb,
    };

    private void AddAllNamespaces()
    {
        var operation = Operation("list", null, "ForAllNamespaces", hasParameters: false);
        paths.Set($"{_root}/{definition.Plural}", new MapNode
        {
            { "get", operation },
            { "parameters", OpenApiParameters.Query([.. OpenApiParameters.OfList.Append("pretty").Order(StringComparer.Ordinal)]) },
        });
    }

    private void AddPath(string path, bool hasName, IEnumerable<(string Method, MapNode Operation)> operations)
    {
        var item = new MapNode();
        foreach (var (method, operation) in operations)
        {
            item.Set(method, operation);
        }

        var parameters = new ListNode();
        if (hasName)
        {
            parameters.Add(OpenApiParameters.Path("name", $"name of the {definition.Kind}"));
        }

        if (definition.IsNamespaced)
        {
            parameters.Add(OpenApiParameters.Path("namespace", "The namespace that the object is in; namespaces part the objects of different teams and projects."));
        }

        foreach (var parameter in OpenApiParameters.Query("pretty"))
        {
            parameters.Add(parameter);
        }

        item.Set("parameters", parameters);
        paths.Set(path, item);
    }

    private IEnumerable<(string Method, MapNode Operation)> Operations(params (string Method, string Verb)[] operations) =>
        operations.Where(operation => definition.Verbs.Contains(operation.Verb)).Select(operation => (operation.Method, Operation(operation.Verb, null)));

    private MapNode Operation(string verb, Subresource? subresource, string suffix = "", bool hasParameters = true)
    {
        var scope = (verb == "deletecollection" ? "Collection" : "") + (definition.IsNamespaced && suffix.Length == 0 ? "Namespaced" : "");
        var part = subresource is null ? "" : OpenApiNames.Capitalized(subresource.Name);
        return new OpenApiOperation
        {
            Tag = OpenApiNames.Tag(definition.Group, version.Name, definition.IsCustom),
            Verb = verb,
            Subject = $"{OpenApiNames.Prefix(definition.Group, version.Name, definition.IsCustom)}{scope}{definition.Kind}{part}{suffix}",
            Kind = subresource is { IsForeignKind: true } && !definition.IsCustom ? subresource.Kind : _kind,
            Schema = SchemaOf(subresource),
            Subresource = subresource?.Name ?? "",
            IsCustom = definition.IsCustom,
            HasParameters = hasParameters,
        }.Describe();
    }

    private string? SchemaOf(Subresource? subresource) => subresource is { IsForeignKind: true } foreign
        ? Manifests.Schemas.BuiltinSchemas.Kubernetes.Find(foreign.Kind)?.TypeName
        : version.Schema.OpenApi?.Name;
}
