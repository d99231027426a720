using Flux.Manifests.Nodes;
using Flux.Manifests.Objects;

namespace Flux.KubeApi.OpenApi;

/// <summary>The description of one operation on a kind.</summary>
internal sealed class OpenApiOperation
{
    private const string Meta = "io.k8s.apimachinery.pkg.apis.meta.v1.";

    public required string Tag { get; init; }

    /// <summary>The verb, as RBAC names it.</summary>
    public required string Verb { get; init; }

    /// <summary>What <c>operationId</c> ends with: group, version, scope and kind.</summary>
    public required string Subject { get; init; }

    public required GroupVersionKind Kind { get; init; }

    /// <summary>Name of the schema of bodies and answers; null when it is not known.</summary>
    public string? Schema { get; init; }

    /// <summary>Empty for the object itself.</summary>
    public string Subresource { get; init; } = "";

    public bool IsCustom { get; init; }

    public bool HasParameters { get; init; } = true;

    public MapNode Describe()
    {
        var operation = new MapNode { { "tags", new ListNode { Tag } }, { "description", Description() }, { "operationId", Id() } };
        var parameters = Parameters();
        if (HasParameters && parameters.Length > 0)
        {
            operation.Set("parameters", OpenApiParameters.Query(parameters));
        }

        if (Body() is { } body)
        {
            operation.Set("requestBody", body);
        }

        operation.Set("responses", Responses());
        operation.Set("x-kubernetes-action", Verb switch { "create" => "post", "update" => "put", _ => Verb });
        operation.Set("x-kubernetes-group-version-kind", new MapNode { { "group", Kind.Group }, { "version", Kind.Version }, { "kind", Kind.Kind } });
        return operation;
    }

    private string Description()
    {
        var subject = Subresource.Length == 0 ? $"the specified {Kind.Kind}" : $"{Subresource} of the specified {Kind.Kind}";
        return Verb switch
        {
            "list" => $"list {(IsCustom ? "objects" : "or watch objects")} of kind {Kind.Kind}",
            "create" => Subresource.Length == 0 ? $"create a {Kind.Kind}" : $"create {Subresource} of a {Kind.Kind}",
            "deletecollection" => $"delete collection of {Kind.Kind}",
            "update" => $"replace {subject}",
            "delete" => $"delete a {Kind.Kind}",
            "patch" => $"partially update {subject}",
            _ => $"read {subject}",
        };
    }

    private string Id() => Verb switch
    {
        "list" => "list" + Subject,
        "create" => "create" + Subject,
        "deletecollection" => "delete" + Subject,
        "update" => "replace" + Subject,
        "get" => "read" + Subject,
        _ => Verb + Subject,
    };

    private string[] Parameters() => Verb switch
    {
        "list" or "deletecollection" => OpenApiParameters.OfList,
        "create" or "update" => OpenApiParameters.OfWrite,
        "patch" => OpenApiParameters.OfPatch,
        "delete" => OpenApiParameters.OfDelete,
        _ => IsCustom ? ["resourceVersion"] : [],
    };

    private MapNode? Body()
    {
        var body = Verb switch
        {
            "create" or "update" when Schema is not null => new MapNode { { "content", Content(Schema, IsCustom ? ["application/json", "application/yaml"] : ["*/*"]) }, { "required", true } },
            "patch" => new MapNode { { "content", Content(Meta + "Patch", PatchTypes()) }, { "required", true } },
            "delete" => new MapNode { { "content", Content(Meta + "DeleteOptions", IsCustom ? ["application/json", "application/yaml"] : ["*/*"]) } },
            _ => null,
        };
        return body;
    }

    private string[] PatchTypes() => IsCustom
        ? ["application/apply-patch+yaml", "application/json-patch+json", "application/merge-patch+json"]
        : ["application/apply-patch+yaml", "application/json-patch+json", "application/merge-patch+json", "application/strategic-merge-patch+json"];

    private MapNode Responses()
    {
        var schema = Verb switch
        {
            "list" => Schema is null ? null : Schema + "List",
            "delete" or "deletecollection" => Meta + "Status",
            _ => Schema,
        };
        var responses = new MapNode();
        foreach (var (code, text) in Codes())
        {
            var response = new MapNode { { "description", text } };
            if (schema is not null)
            {
                response.Set("content", Content(schema, IsCustom ? ["application/json", "application/yaml"] : ["application/json", "application/vnd.kubernetes.protobuf", "application/yaml"]));
            }

            responses.Set(code, response);
        }

        responses.Set("401", new MapNode { { "description", "Unauthorized" } });
        return responses;
    }

    private IEnumerable<(string Code, string Text)> Codes()
    {
        yield return ("200", "OK");
        if (Verb is "create" or "update" || (Verb == "patch" && !IsCustom))
        {
            yield return ("201", "Created");
        }

        if (Verb is "create" or "delete")
        {
            yield return ("202", "Accepted");
        }
    }

    private static MapNode Content(string schema, string[] types)
    {
        var content = new MapNode();
        foreach (var type in types)
        {
            content.Set(type, new MapNode { { "schema", new MapNode { { "$ref", ComponentCollector.ReferencePrefix + schema } } } });
        }

        return content;
    }
}
