using Flux.Manifests.Nodes;
using Flux.Manifests.Validation;

namespace Flux.DevCluster.Kinds.Pods;

/// <summary>The rules of environment variables that tell a container about its pod.</summary>
internal static class DownwardReferences
{
    private static readonly string[] Fields =
    [
        "metadata.name", "metadata.namespace", "metadata.uid", "spec.nodeName", "spec.serviceAccountName", "status.hostIP", "status.hostIPs", "status.podIP", "status.podIPs",
    ];

    /// <summary>Known of pods, but not for variables.</summary>
    private static readonly string[] OtherFields = ["metadata.annotations", "metadata.labels", "spec.restartPolicy", "spec.schedulerName", "status.phase"];

    private static readonly string[] Resources =
        ["limits.cpu", "limits.ephemeral-storage", "limits.memory", "requests.cpu", "requests.ephemeral-storage", "requests.memory"];

    public static void ValidateField(MapNode reference, FieldPath path, List<FieldError> errors)
    {
        var text = reference.GetString("fieldPath") ?? "";
        var at = path.Child("fieldPath").ToString();
        var bracket = text.EndsWith("']", StringComparison.Ordinal) ? text.IndexOf("['", StringComparison.Ordinal) : -1;
        var name = bracket < 0 ? text : text[..bracket];
        if (text.Length == 0)
        {
            errors.Add(FieldError.Required(at));
        }
        else if (!Fields.Contains(name) && !OtherFields.Contains(name))
        {
            errors.Add(FieldError.Invalid(at, text, $"error converting fieldPath: field label not supported: {text}"));
        }
        else if (bracket >= 0)
        {
            ValidateSubscript(name, text[(bracket + 2)..^2], path, errors);
        }
        else if (!Fields.Contains(name))
        {
            errors.Add(FieldError.NotSupported(at, name, Fields));
        }
    }

    public static void ValidateResource(MapNode reference, FieldPath path, List<FieldError> errors)
    {
        var resource = reference.GetString("resource") ?? "";
        var at = path.Child("resource").ToString();
        if (resource.Length == 0)
        {
            errors.Add(FieldError.Required(at));
        }
        else if (!Resources.Contains(resource) && !resource.StartsWith("limits.hugepages-", StringComparison.Ordinal) && !resource.StartsWith("requests.hugepages-", StringComparison.Ordinal))
        {
            errors.Add(FieldError.NotSupported(at, resource, Resources));
        }
    }

    private static void ValidateSubscript(string name, string subscript, FieldPath path, List<FieldError> errors)
    {
        if (name is "metadata.annotations" or "metadata.labels")
        {
            var key = name == "metadata.annotations" ? subscript.ToLowerInvariant() : subscript;
            errors.AddRange(NameRules.QualifiedName(key).Select(fault => FieldError.Invalid(path.ToString(), key, fault)));
        }
        else
        {
            errors.Add(FieldError.Invalid(path.ToString(), name, "does not support subscript"));
        }
    }
}
