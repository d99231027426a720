using Flux.Manifests.Nodes;
using Flux.Manifests.Objects;

namespace Flux.Manifests.Validation;

/// <summary>The rules for the metadata of every new object.</summary>
public static class ObjectMetaValidator
{
    /// <param name="metadata">The metadata.</param>
    /// <param name="isNamespaced">Whether a namespace is required; otherwise it is forbidden.</param>
    /// <param name="nameRule">The rule for the name, such as <see cref="NameRules.Dns1123Subdomain"/>.</param>
    /// <param name="path">The path printed for the metadata.</param>
    public static IReadOnlyList<FieldError> Validate(
        MapNode metadata, bool isNamespaced, Func<string, IReadOnlyList<string>> nameRule, string path = "metadata")
    {
        var errors = new List<FieldError>();
        ValidateName(metadata, nameRule, path, errors);
        ValidateNamespace(metadata, isNamespaced, path, errors);
        if (metadata.GetInt64("generation") is < 0 and var generation)
        {
            errors.Add(FieldError.Invalid($"{path}.generation", generation, "must be greater than or equal to 0"));
        }

        errors.AddRange(LabelValidator.Labels($"{path}.labels", metadata.GetMap("labels") ?? []));
        errors.AddRange(LabelValidator.Annotations($"{path}.annotations", metadata.GetMap("annotations") ?? []));
        ValidateOwners(metadata.GetList("ownerReferences") ?? [], $"{path}.ownerReferences", errors);
        errors.AddRange(Finalizers($"{path}.finalizers", metadata.GetList("finalizers") ?? []));
        return errors;
    }

    public static IEnumerable<FieldError> Finalizers(string field, ListNode finalizers)
    {
        foreach (var finalizer in finalizers.OfType<StringNode>())
        {
            foreach (var error in LabelValidator.LabelName(field, finalizer.Value))
            {
                yield return error;
            }
        }

        if (finalizers.Contains("orphan") && finalizers.Contains("foregroundDeletion"))
        {
            yield return FieldError.Invalid(field, finalizers, "finalizer orphan and foregroundDeletion cannot be both set");
        }
    }

    private static void ValidateName(MapNode metadata, Func<string, IReadOnlyList<string>> rule, string path, List<FieldError> errors)
    {
        if (metadata.GetString("generateName") is { Length: > 0 } prefix)
        {
            // What is generated will not end with the dash that the prefix may end with.
            var masked = prefix.Length > 1 && prefix[^1] == '-' ? prefix[..^2] + "a" : prefix;
            errors.AddRange(rule(masked).Select(message => FieldError.Invalid($"{path}.generateName", prefix, message)));
        }

        var name = metadata.GetString("name") ?? "";
        errors.AddRange(name.Length == 0
            ? [FieldError.Required($"{path}.name", "name or generateName is required")]
            : rule(name).Select(message => FieldError.Invalid($"{path}.name", name, message)));
    }

    private static void ValidateNamespace(MapNode metadata, bool isNamespaced, string path, List<FieldError> errors)
    {
        var value = metadata.GetString("namespace") ?? "";
        var field = $"{path}.namespace";
        if (!isNamespaced)
        {
            errors.AddRange(value.Length > 0 ? [FieldError.Forbidden(field, "not allowed on this type")] : []);
            return;
        }

        errors.AddRange(value.Length == 0
            ? [FieldError.Required(field)]
            : NameRules.Dns1123Label(value).Select(message => FieldError.Invalid(field, value, message)));
    }

    private static void ValidateOwners(ListNode owners, string path, List<FieldError> errors)
    {
        string? controller = null;
        foreach (var owner in owners.OfType<MapNode>())
        {
            ValidateOwner(owner, path, errors);
            if (owner.GetBoolean("controller") != true)
            {
                continue;
            }

            var name = $"{owner.GetString("kind")}/{owner.GetString("name")}";
            if (controller is not null)
            {
                errors.Add(FieldError.Invalid(
                    path, owners, $"Only one reference can have Controller set to true. Found \"true\" in references for {controller} and {name}"));
            }

            controller ??= name;
        }
    }

    private static void ValidateOwner(MapNode owner, string path, List<FieldError> errors)
    {
        var apiVersion = owner.GetString("apiVersion") ?? "";
        var slashes = apiVersion.Count(character => character == '/');
        var kind = GroupVersionKind.Parse(slashes > 1 ? "" : apiVersion, owner.GetString("kind") ?? "");
        if (kind.Version.Length == 0)
        {
            errors.Add(FieldError.Invalid($"{path}.apiVersion", apiVersion, "version must not be empty"));
        }

        foreach (var key in new[] { "kind", "name", "uid" })
        {
            if (string.IsNullOrEmpty(owner.GetString(key)))
            {
                errors.Add(FieldError.Invalid($"{path}.{key}", "", "must not be empty"));
            }
        }

        if (kind is { Group: "", Version: "v1", Kind: "Event" })
        {
            errors.Add(FieldError.Invalid(path, owner, "/v1, Kind=Event is disallowed from being an owner"));
        }
    }
}
