using Flux.Manifests.Nodes;
using Flux.Manifests.Validation;

namespace Flux.Manifests.Schemas.Definitions;

/// <summary>
/// Validates CustomResourceDefinitions (<c>apiextensions.k8s.io/v1</c>) with the texts of the Kubernetes API server, which
/// reports what all versions have in common as if it stood outside of them.
/// </summary>
public static class DefinitionValidator
{
    private const string ApprovalAnnotation = "api-approved.kubernetes.io";

    /// <summary>Fills in the names and the conversion that a definition may leave out, in place.</summary>
    public static void Default(MapNode definition)
    {
        if (definition.GetMap("spec") is not { } spec)
        {
            return;
        }

        var names = spec.GetOrAddMap("names");
        var kind = names.GetString("kind") ?? "";
        if (kind.Length > 0)
        {
            names.TryAdd("singular", kind.ToLowerInvariant());
            names.TryAdd("listKind", kind + "List");
        }

        if (spec.GetMap("conversion") is null)
        {
            spec.Set("conversion", new MapNode { { "strategy", "None" } });
        }
    }

    /// <param name="definition">A new definition, after <see cref="Default"/>.</param>
    /// <returns>In the order in which the API server reports them; empty when the definition is valid.</returns>
    public static IReadOnlyList<FieldError> Validate(MapNode definition)
    {
        var spec = definition.GetMap("spec") ?? [];
        var versions = new DefinitionVersions(spec);
        var errors = new List<FieldError>(ObjectMetaValidator.Validate(definition.GetMap("metadata") ?? [], isNamespaced: false, name => NameFaults(name, spec)));
        new SpecValidator(spec, versions, errors).Validate();
        ValidateStoredVersions(versions, errors);
        ValidateApproval(definition, spec.GetString("group") ?? "", errors);
        if (spec.GetBoolean("preserveUnknownFields") == true)
        {
            errors.Add(FieldError.Invalid(
                "spec.preserveUnknownFields", true,
                "cannot set to true, set x-kubernetes-preserve-unknown-fields to true in spec.versions[*].schema instead"));
        }

        return errors;
    }

    private static IReadOnlyList<string> NameFaults(string name, MapNode spec)
    {
        var faults = NameRules.Dns1123Subdomain(name);
        var required = $"{spec.GetString("names", "plural")}.{spec.GetString("group")}";
        return name == required ? faults : [.. faults, "must be spec.names.plural+\".\"+spec.group"];
    }

    /// <summary>A new definition stores the first version that is marked for it.</summary>
    private static void ValidateStoredVersions(DefinitionVersions versions, List<FieldError> errors)
    {
        var stored = versions.All.Where(version => version.GetBoolean("storage") == true).Select(version => version.GetString("name") ?? "").ToArray();
        if (stored.Length == 0)
        {
            errors.Add(FieldError.Invalid("status.storedVersions", NullNode.Instance, "must have at least one stored version"));
        }

        foreach (var version in stored.Skip(1).Where(version => version != stored[0]))
        {
            errors.Add(FieldError.Invalid("status.storedVersions", new ListNode { stored[0] }, "must have the storage version " + version));
        }
    }

    private static void ValidateApproval(MapNode definition, string group, List<FieldError> errors)
    {
        var isProtected = group is "k8s.io" or "kubernetes.io"
            || group.EndsWith(".k8s.io", StringComparison.Ordinal) || group.EndsWith(".kubernetes.io", StringComparison.Ordinal);
        if (!isProtected)
        {
            return;
        }

        var field = $"metadata.annotations[{ApprovalAnnotation}]";
        var approval = definition.GetString("metadata", "annotations", ApprovalAnnotation) ?? "";
        if (approval.Length == 0)
        {
            errors.Add(FieldError.Required(
                field, $"protected groups must have approval annotation \"{ApprovalAnnotation}\", see https://github.com/kubernetes/enhancements/pull/1111"));
        }
        else if (!approval.StartsWith("unapproved", StringComparison.Ordinal) && !Uri.TryCreate(approval, UriKind.Absolute, out _))
        {
            errors.Add(FieldError.Invalid(
                field, approval,
                $"protected groups must have approval annotation \"{ApprovalAnnotation}\" with either a URL or a reason starting with \"unapproved\", see https://github.com/kubernetes/enhancements/pull/1111"));
        }
    }
}
