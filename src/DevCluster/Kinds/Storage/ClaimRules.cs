using Flux.DevCluster.Kinds.Printing;
using Flux.KubeApi.Resources;
using Flux.KubeApi.Validation;
using Flux.Manifests.Nodes;
using Flux.Manifests.Quantities;
using Flux.Manifests.Validation;

namespace Flux.DevCluster.Kinds.Storage;

/// <summary>The rules of volume claims: how the storage is to be used, and how much of it is asked for.</summary>
internal static class ClaimRules
{
    private const string Immutable = "spec is immutable after creation except resources.requests and volumeAttributesClassName for bound claims\n";

    private static readonly string[] Modes = ["ReadOnlyMany", "ReadWriteMany", "ReadWriteOnce", "ReadWriteOncePod"];

    public static void Validate(MapNode item, ValidationReport report)
    {
        var modes = item.GetList("spec", "accessModes") ?? [];
        if (modes.Count == 0)
        {
            report.Errors.Add(FieldError.Required("spec.accessModes", "at least 1 access mode is required"));
        }

        foreach (var unknown in modes.OfType<StringNode>().Where(given => !Modes.Contains(given.Value)))
        {
            report.Errors.Add(FieldError.NotSupported("spec.accessModes", unknown.Value, Modes));
        }

        if (modes.Count > 1 && modes.Contains("ReadWriteOncePod"))
        {
            report.Errors.Add(FieldError.Forbidden("spec.accessModes", "may not use ReadWriteOncePod with other access modes"));
        }

        switch (item.Get("spec", "resources", "requests", "storage"))
        {
            case null:
                report.Errors.Add(FieldError.Required("spec.resources[storage]"));
                break;
            case StringNode amount when Quantity.TryParse(amount.Value, out var storage, out _) && storage.Sign <= 0:
                report.Errors.Add(FieldError.Invalid("spec.resources[storage]", amount, "must be greater than zero"));
                break;
        }

        if (item.GetString("spec", "storageClassName") is { Length: > 0 } storageClass)
        {
            report.Errors.AddRange(NameRuleCheck.Subdomain(storageClass).Select(fault => FieldError.Invalid("spec.storageClassName", storageClass, fault)));
        }

        if (item.GetString("spec", "volumeMode") is { } mode and not ("Block" or "Filesystem"))
        {
            report.Errors.Add(FieldError.NotSupported("spec.volumeMode", mode, ["Block", "Filesystem"]));
        }
    }

    /// <summary>What was asked for stays; more room may be asked for once there is some, and the volume is named once.</summary>
    public static void ValidateChange(MapNode item, MapNode old, ValidationReport report)
    {
        var before = old.GetMap("spec") ?? new MapNode();
        var spec = item.GetMap("spec")?.Copy() ?? new MapNode();
        if (old.GetString("status", "phase") == "Bound")
        {
            Keep(spec.GetMap("resources"), before.GetMap("resources"), "requests");
            Keep(spec, before, "volumeAttributesClassName");
        }

        foreach (var field in (ReadOnlySpan<string>)["volumeName", "storageClassName"])
        {
            if (string.IsNullOrEmpty(before.GetString(field)))
            {
                Keep(spec, before, field);
            }
        }

        if (!spec.Equals(before))
        {
            report.Errors.Add(FieldError.Forbidden("spec", Immutable + LineDiff.Of(InternalForm.ClaimSpec(before), InternalForm.ClaimSpec(spec))));
        }
    }

    private static void Keep(MapNode? spec, MapNode? before, string field)
    {
        if (before?[field] is { } value)
        {
            spec?.Set(field, value.DeepClone());
        }
        else
        {
            spec?.Remove(field);
        }
    }
}
