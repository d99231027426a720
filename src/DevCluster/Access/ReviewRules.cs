using Flux.KubeApi.Errors;
using Flux.Manifests.Nodes;
using Flux.Manifests.Objects;
using Flux.Manifests.Validation;

namespace Flux.DevCluster.Access;

/// <summary>What an access review must say, and must not.</summary>
internal static class ReviewRules
{
    // The real server has forgotten the kind by the time it refuses, and prints none.
    private static readonly GroupKind Kind = new("authorization.k8s.io", "");

    /// <param name="body">The review, in the namespace of the request where its kind has one.</param>
    /// <param name="scope">What kind of review it is.</param>
    /// <exception cref="ApiException">422</exception>
    public static void Check(MapNode body, ReviewScope scope)
    {
        var spec = body.GetMap("spec") ?? new MapNode();
        List<FieldError> errors = [];
        CheckSpec(spec, scope, errors);
        CheckMetadata(body.GetMap("metadata") ?? new MapNode(), scope, errors);
        if (scope == ReviewScope.Namespace)
        {
            CheckPlace(spec, body.GetString("metadata", "namespace") ?? "", errors);
        }

        if (errors.Count > 0)
        {
            throw ApiErrors.Invalid(Kind, "", errors);
        }
    }

    private static void CheckSpec(MapNode spec, ReviewScope scope, List<FieldError> errors)
    {
        var (resource, path) = (spec.GetMap("resourceAttributes"), spec.GetMap("nonResourceAttributes"));
        if (resource is not null && path is not null)
        {
            errors.Add(FieldError.Invalid("spec.nonResourceAttributes", Printed(path), "cannot be specified in combination with resourceAttributes"));
        }

        if (resource is null && path is null)
        {
            errors.Add(FieldError.Invalid(
                "spec.resourceAttributes", NullNode.Instance, "exactly one of nonResourceAttributes or resourceAttributes must be specified"));
        }

        if (scope != ReviewScope.Self && spec.GetString("user") is null or "" && spec.GetList("groups") is null or [])
        {
            errors.Add(FieldError.Invalid("spec.user", "", "at least one of user or group must be specified"));
        }

        CheckSelector(resource?.GetMap("fieldSelector"), "spec.resourceAttributes.fieldSelector", errors);
        CheckSelector(resource?.GetMap("labelSelector"), "spec.resourceAttributes.labelSelector", errors);
    }

    private static void CheckSelector(MapNode? selector, string field, List<FieldError> errors)
    {
        if (selector is null)
        {
            return;
        }

        var raw = selector.GetString("rawSelector") ?? "";
        var hasRequirements = selector.GetList("requirements") is { Count: > 0 };
        if (raw.Length > 0 && hasRequirements)
        {
            errors.Add(FieldError.Invalid($"{field}.rawSelector", raw, "may not specified at the same time as requirements"));
        }

        if (raw.Length == 0 && !hasRequirements)
        {
            errors.Add(FieldError.Required($"{field}.requirements", $"when {field} is specified, requirements or rawSelector is required"));
        }
    }

    private static void CheckMetadata(MapNode metadata, ReviewScope scope, List<FieldError> errors)
    {
        var mayHaveNamespace = scope == ReviewScope.Namespace;
        if (metadata.Keys.Any(key => key != "managedFields" && !(mayHaveNamespace && key == "namespace")))
        {
            errors.Add(FieldError.Invalid("metadata", metadata, mayHaveNamespace ? "must be empty except for namespace" : "must be empty"));
        }
    }

    private static void CheckPlace(MapNode spec, string ns, List<FieldError> errors)
    {
        if (spec.GetMap("resourceAttributes") is { } resource && (resource.GetString("namespace") ?? "") != ns)
        {
            errors.Add(FieldError.Invalid("spec.resourceAttributes.namespace", resource.GetString("namespace") ?? "", "must match metadata.namespace"));
        }

        if (spec.GetMap("nonResourceAttributes") is { } path)
        {
            errors.Add(FieldError.Invalid("spec.nonResourceAttributes", Printed(path), "disallowed on this kind of request"));
        }
    }

    /// <summary>The attributes of a path as the server's own type prints them.</summary>
    private static MapNode Printed(MapNode path) => new() { { "Path", path.GetString("path") ?? "" }, { "Verb", path.GetString("verb") ?? "" } };
}
