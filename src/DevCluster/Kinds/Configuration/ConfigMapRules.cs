using Flux.KubeApi.Resources;
using Flux.Manifests.Nodes;
using Flux.Manifests.Validation;

namespace Flux.DevCluster.Kinds.Configuration;

internal static class ConfigMapRules
{
    private const long MaxBytes = 1024 * 1024;

    public static void Validate(MapNode item, ValidationReport report)
    {
        var data = item.GetMap("data") ?? new MapNode();
        var binary = item.GetMap("binaryData") ?? new MapNode();
        DataKeys.Validate(data, "data", report.Errors);
        foreach (var key in data.Keys.Where(binary.ContainsKey))
        {
            report.Errors.Add(FieldError.Invalid($"data[{key}]", key, "duplicate of key present in binaryData"));
        }

        DataKeys.Validate(binary, "binaryData", report.Errors);
        var bytes = data.Sum(entry => (long)((entry.Value as StringNode)?.Value.Length ?? 0)) + binary.Sum(entry => (long)((entry.Value as StringNode)?.Value.Length ?? 0) * 3 / 4);
        if (bytes > MaxBytes)
        {
            report.Errors.Add(FieldError.TooLong("[]", MaxBytes));
        }
    }

    public static void ValidateChange(MapNode item, MapNode old, ValidationReport report) => ImmutableData.Validate(item, old, report, "data", "binaryData");
}
