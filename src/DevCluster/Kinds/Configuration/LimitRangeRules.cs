using Flux.DevCluster.Kinds.Defaults;
using Flux.KubeApi.Resources;
using Flux.Manifests.Nodes;
using Flux.Manifests.Quantities;
using Flux.Manifests.Validation;

namespace Flux.DevCluster.Kinds.Configuration;

/// <summary>LimitRanges: defaults follow from the limits, and none may contradict another.</summary>
internal static class LimitRangeRules
{
    public static void Default(MapNode item)
    {
        foreach (var limit in item.Items("spec", "limits").Where(limit => limit.GetString("type") == "Container"))
        {
            Complete(limit, "default", limit.GetMap("max"));
            Complete(limit, "defaultRequest", limit.GetMap("default"));
            Complete(limit, "defaultRequest", limit.GetMap("min"));
        }
    }

    public static void Validate(MapNode item, ValidationReport report)
    {
        foreach (var (index, limit) in item.Items("spec", "limits").Index())
        {
            ValidateLimit(limit, $"spec.limits[{index}]", report.Errors);
        }
    }

    private static void Complete(MapNode limit, string field, MapNode? from)
    {
        if (from is null)
        {
            return;
        }

        foreach (var (name, value) in from)
        {
            limit.GetOrAddMap(field).TryAdd(name, value.DeepClone());
        }
    }

    private static void ValidateLimit(MapNode limit, string path, List<FieldError> errors)
    {
        foreach (var field in (ReadOnlySpan<string>)["default", "defaultRequest"])
        {
            if (limit.GetString("type") == "Pod" && limit.GetMap(field) is { Count: > 0 })
            {
                errors.Add(FieldError.Forbidden($"{path}.{field}", "may not be specified when `type` is 'Pod'"));
            }
        }

        var names = ((string[])["min", "max", "default", "defaultRequest", "maxLimitRequestRatio"])
            .SelectMany(field => limit.GetMap(field)?.Keys ?? []).Distinct().Order(StringComparer.Ordinal);
        foreach (var name in names)
        {
            Compare(limit, "min", "max", name, $"{path}.min[{name}]", "min value", "max value", errors);
            Compare(limit, "min", "defaultRequest", name, $"{path}.defaultRequest[{name}]", "min value", "default request value", errors);
            Compare(limit, "defaultRequest", "max", name, $"{path}.defaultRequest[{name}]", "default request value", "max value", errors);
            Compare(limit, "defaultRequest", "default", name, $"{path}.defaultRequest[{name}]", "default request value", "default limit value", errors);
            Compare(limit, "min", "default", name, $"{path}.default[{name}]", "min value", "default value", errors);
            CompareLast(limit, name, $"{path}.default[{name}]", errors);
        }
    }

    private static void Compare(MapNode limit, string lower, string upper, string name, string path, string lowerName, string upperName, List<FieldError> errors)
    {
        if (Read(limit, lower, name) is { } low && Read(limit, upper, name) is { } high && low > high)
        {
            errors.Add(FieldError.Invalid(path, low.ToString(), $"{lowerName} {low} is greater than {upperName} {high}"));
        }
    }

    /// <summary>Here the value shown is the one that is exceeded.</summary>
    private static void CompareLast(MapNode limit, string name, string path, List<FieldError> errors)
    {
        if (Read(limit, "default", name) is { } value && Read(limit, "max", name) is { } most && value > most)
        {
            errors.Add(FieldError.Invalid(path, most.ToString(), $"default value {value} is greater than max value {most}"));
        }
    }

    private static Quantity? Read(MapNode limit, string field, string name) =>
        limit.GetString(field, name) is { } text && Quantity.TryParse(text, out var quantity, out _) ? quantity : null;
}
