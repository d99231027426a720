using Flux.Manifests.Nodes;
using Flux.Manifests.Validation;

namespace Flux.Manifests.Schemas.Definitions;

/// <summary>The rules for <c>spec</c>.</summary>
internal readonly struct SpecValidator(MapNode spec, DefinitionVersions versions, List<FieldError> errors)
{
    private static readonly FieldPath Root = FieldPath.Root("spec");

    public void Validate()
    {
        ValidateGroup();
        RequireOneOf("spec.scope", spec.GetString("scope") ?? "", ["Cluster", "Namespaced"]);
        RequireSchemas();
        for (var i = 0; i < versions.All.Count; i++)
        {
            ValidateVersion(versions.All[i], Root.Child("versions").Index(i));
        }

        ValidateVersionSet();
        new NamesValidator(spec.GetMap("names") ?? [], errors).Validate();
        ValidateParts(
            new DefinitionParts(versions.Schema, versions.Subresources, versions.Columns, versions.SelectableFields, versions.Schema),
            Root, "validation", versions.AnyHasStatus);
        new ConversionValidator(spec.GetMap("conversion"), errors).Validate();
    }

    private void ValidateGroup()
    {
        var group = spec.GetString("group") ?? "";
        var faults = NameRules.Dns1123Subdomain(group);
        if (group.Length == 0)
        {
            errors.Add(FieldError.Required("spec.group"));
        }
        else if (faults.Count > 0)
        {
            errors.Add(FieldError.Invalid("spec.group", group, string.Join(',', faults)));
        }
        else if (!group.Contains('.', StringComparison.Ordinal))
        {
            errors.Add(FieldError.Invalid("spec.group", group, "should be a domain with at least one dot"));
        }
    }

    private void RequireOneOf(string field, string value, string[] accepted)
    {
        if (value.Length == 0)
        {
            errors.Add(FieldError.Required(field));
        }
        else if (!accepted.Contains(value))
        {
            errors.Add(FieldError.NotSupported(field, value, accepted));
        }
    }

    private void RequireSchemas()
    {
        for (var i = 0; i < versions.All.Count; i++)
        {
            if (versions.All[i].Get("schema", "openAPIV3Schema") is null or NullNode)
            {
                errors.Add(FieldError.Required(Root.Child("versions").Index(i).Child("schema").Child("openAPIV3Schema").ToString()));
            }
        }
    }

    private void ValidateVersion(MapNode version, FieldPath path)
    {
        var name = version.GetString("name") ?? "";
        AddNameFaults(path.Child("name").ToString(), name);
        foreach (var fault in DeprecationFaults(version))
        {
            errors.Add(FieldError.Invalid(path.Child("deprecationWarning").ToString(), version["deprecationWarning"], fault));
        }

        // What all versions have in common is reported once, outside of them.
        var own = new DefinitionParts(
            versions.Schema is null ? version["schema"] : null,
            versions.Subresources is null ? version["subresources"] : null,
            versions.Columns is null ? version["additionalPrinterColumns"] : null,
            versions.SelectableFields is null ? version["selectableFields"] : null,
            version["schema"]);
        ValidateParts(own, path, "schema", DefinitionVersions.HasStatus(version));
    }

    private void AddNameFaults(string field, string name)
    {
        var faults = NameRules.Dns1035Label(name);
        if (faults.Count > 0)
        {
            errors.Add(FieldError.Invalid(field, name, string.Join(',', faults)));
        }
    }

    private static IEnumerable<string> DeprecationFaults(MapNode version)
    {
        if (version.GetString("deprecationWarning") is not { } warning)
        {
            yield break;
        }

        if (version.GetBoolean("deprecated") != true)
        {
            yield return "can only be set for deprecated versions";
            yield break;
        }

        if (System.Text.Encoding.UTF8.GetByteCount(warning) > 256)
        {
            yield return "must be <= 256 characters long";
        }

        if (warning.Length == 0)
        {
            yield return "must not be an empty string";
        }

        for (var i = 0; i < warning.Length; i++)
        {
            if (char.IsControl(warning[i]))
            {
                yield return $"must only contain printable UTF-8 characters; non-printable character found at index {i}";
                yield break;
            }
        }
    }

    private void ValidateVersionSet()
    {
        var names = versions.All.Select(version => version.GetString("name") ?? "").ToArray();
        if (names.Distinct(StringComparer.Ordinal).Count() != names.Length)
        {
            errors.Add(FieldError.Invalid("spec.versions", versions.Print(), "must contain unique version names"));
        }

        if (versions.All.Count(version => version.GetBoolean("storage") == true) != 1)
        {
            errors.Add(FieldError.Invalid("spec.versions", versions.Print(), "must have exactly one version marked as storage version"));
        }

        // The first version also has a place outside of the list.
        if (names.Length > 0 && names[0].Length > 0)
        {
            AddNameFaults("spec.version", names[0]);
        }
    }

    private void ValidateParts(DefinitionParts parts, FieldPath path, string schemaName, bool hasStatus)
    {
        if (parts.Schema.Get("openAPIV3Schema") is MapNode root)
        {
            new SchemaDefinitionValidator(root, path.Child(schemaName).Child("openAPIV3Schema"), errors).Validate(hasStatus);
        }

        PartValidators.ValidateScale(parts.Subresources.GetMap("scale"), path.Child("subresources"), errors);
        var list = parts.Columns as ListNode ?? [];
        for (var i = 0; i < list.Count; i++)
        {
            PartValidators.ValidateColumn(list[i], path.Child("additionalPrinterColumns").Index(i), errors);
        }

        if (parts.SelectableFields is ListNode { Count: > 0 } fields && parts.FieldsSchema.Get("openAPIV3Schema") is MapNode known)
        {
            PartValidators.ValidateSelectableFields(fields, known, path.Child("selectableFields"), errors);
        }
    }
}
