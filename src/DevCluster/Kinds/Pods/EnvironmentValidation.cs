using Flux.DevCluster.Kinds.Defaults;
using Flux.Manifests.Nodes;
using Flux.Manifests.Validation;

namespace Flux.DevCluster.Kinds.Pods;

/// <summary>The rules of a container's environment variables.</summary>
internal static class EnvironmentValidation
{
    private static readonly string[] KeyReferences = ["configMapKeyRef", "secretKeyRef"];
    private static readonly string[] MapReferences = ["configMapRef", "secretRef"];

    public static void Validate(MapNode container, FieldPath path, List<FieldError> errors)
    {
        foreach (var (index, variable) in container.Items("env").Index())
        {
            ValidateOne(variable, path.Index(index), errors);
        }
    }

    private static void ValidateOne(MapNode variable, FieldPath path, List<FieldError> errors)
    {
        var name = variable.GetString("name") ?? "";
        if (name.Length == 0)
        {
            errors.Add(FieldError.Required(path.Child("name").ToString()));
        }
        else if (name.Any(character => character is < ' ' or > '~' or '='))
        {
            errors.Add(FieldError.Invalid(path.Child("name").ToString(), name, "a valid environment variable name must consist only of printable ASCII characters other than '='"));
        }

        if (variable.GetMap("valueFrom") is { } source)
        {
            ValidateSource(variable, source, path.Child("valueFrom"), errors);
        }
    }

    private static void ValidateSource(MapNode variable, MapNode source, FieldPath path, List<FieldError> errors)
    {
        foreach (var kind in KeyReferences)
        {
            if (source.GetMap(kind) is { } reference)
            {
                ValidateKey(reference, path.Child(kind), errors);
            }
        }

        if (source.GetMap("fieldRef") is { } field)
        {
            DownwardReferences.ValidateField(field, path.Child("fieldRef"), errors);
        }

        if (source.GetMap("resourceFieldRef") is { } resource)
        {
            DownwardReferences.ValidateResource(resource, path.Child("resourceFieldRef"), errors);
        }

        if (source.Count == 0)
        {
            errors.Add(FieldError.Invalid(path.ToString(), "", "must specify one of: `fieldRef`, `resourceFieldRef`, `configMapKeyRef` or `secretKeyRef`"));
        }
        else if (!string.IsNullOrEmpty(variable.GetString("value")))
        {
            errors.Add(FieldError.Invalid(path.ToString(), "", "may not be specified when `value` is not empty"));
        }
        else if (source.Count > 1)
        {
            errors.Add(FieldError.Invalid(path.ToString(), "", "may not have more than one field specified at a time"));
        }
    }

    /// <summary>The rules of what takes all keys of a map at once.</summary>
    public static void ValidateSources(MapNode container, FieldPath path, List<FieldError> errors)
    {
        foreach (var (index, source) in container.Items("envFrom").Index())
        {
            var at = path.Index(index);
            var given = MapReferences.Where(source.ContainsKey).ToArray();
            errors.AddRange(given.Where(kind => string.IsNullOrEmpty(source.GetString(kind, "name"))).Select(kind => FieldError.Required(at.Child(kind).Child("name").ToString())));
            if (given.Length != 1)
            {
                errors.Add(FieldError.Invalid(at.ToString(), "", given.Length == 0 ? "must specify one of: `configMapRef` or `secretRef`" : "may not have more than one field specified at a time"));
            }
        }
    }

    private static void ValidateKey(MapNode reference, FieldPath path, List<FieldError> errors)
    {
        foreach (var field in (ReadOnlySpan<string>)["name", "key"])
        {
            if (string.IsNullOrEmpty(reference.GetString(field)))
            {
                errors.Add(FieldError.Required(path.Child(field).ToString()));
            }
        }
    }
}
