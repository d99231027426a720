using Flux.KubeApi.Resources;
using Flux.Manifests.Nodes;
using Flux.Manifests.Validation;

namespace Flux.DevCluster.Kinds.Storage;

/// <summary>The rules of volume claims: how the storage is to be used, and how much of it is asked for.</summary>
internal static class ClaimRules
{
    private static readonly string[] Modes = ["ReadOnlyMany", "ReadWriteMany", "ReadWriteOnce", "ReadWriteOncePod"];

    public static void Validate(MapNode item, ValidationReport report)
    {
        var modes = item.GetList("spec", "accessModes") ?? [];
        if (modes.Count == 0)
        {
            report.Errors.Add(FieldError.Required("spec.accessModes", "at least 1 access mode is required"));
        }

        foreach (var mode in modes.OfType<StringNode>().Where(mode => !Modes.Contains(mode.Value)))
        {
            report.Errors.Add(FieldError.NotSupported("spec.accessModes", mode.Value, Modes));
        }

        if (item.Get("spec", "resources", "requests", "storage") is null)
        {
            report.Errors.Add(FieldError.Required("spec.resources[storage]"));
        }
    }
}
