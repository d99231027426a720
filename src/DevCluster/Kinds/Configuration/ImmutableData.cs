using Flux.KubeApi.Resources;
using Flux.Manifests.Nodes;
using Flux.Manifests.Validation;

namespace Flux.DevCluster.Kinds.Configuration;

/// <summary>ConfigMaps and Secrets that are marked as immutable stay so.</summary>
internal static class ImmutableData
{
    private const string Text = "field is immutable when `immutable` is set";

    public static void Validate(MapNode item, MapNode old, ValidationReport report, params ReadOnlySpan<string> fields)
    {
        if (old.GetBoolean("immutable") != true)
        {
            return;
        }

        if (item.GetBoolean("immutable") != true)
        {
            report.Errors.Add(FieldError.Forbidden("immutable", Text));
        }

        foreach (var field in fields)
        {
            var now = item[field];
            if (now is null ? old[field] is not null : !now.Equals(old[field]))
            {
                report.Errors.Add(FieldError.Forbidden(field, Text));
            }
        }
    }
}
