using System.Globalization;
using Flux.KubeApi.Validation;
using Flux.Manifests.Nodes;
using Flux.Manifests.Validation;

namespace Flux.DevCluster.Kinds.Pods;

/// <summary>Requests and limits of containers.</summary>
internal static class ResourceValidation
{
    public static void Validate(MapNode? resources, FieldPath path, List<FieldError> errors)
    {
        if (resources is null)
        {
            return;
        }

        var limits = resources.GetMap("limits") ?? new MapNode();
        var requests = resources.GetMap("requests") ?? new MapNode();
        ValidateNames(limits, path.Child("limits"), errors);
        ValidateNames(requests, path.Child("requests"), errors);
        foreach (var (name, value) in requests)
        {
            if (!limits.ContainsKey(name) && (name.StartsWith("hugepages-", StringComparison.Ordinal) || IsExtended(name)))
            {
                errors.Add(FieldError.Required(path.Child("limits").ToString(), "Limit must be set for non overcommitable resources"));
            }

            if (limits[name] is StringNode limit && value is StringNode request && Amount(request.Value) > Amount(limit.Value))
            {
                errors.Add(FieldError.Invalid(path.Child("requests").ToString(), request.Value, $"must be less than or equal to {name} limit of {limit.Value}"));
            }
        }
    }

    private static void ValidateNames(MapNode resources, FieldPath path, List<FieldError> errors)
    {
        foreach (var (name, amount) in resources)
        {
            var at = path.Key(name).ToString();
            if (amount is StringNode text && Amount(text.Value) < 0)
            {
                errors.Add(FieldError.Invalid(at, text, "must be greater than or equal to 0"));
            }

            if (!name.Contains('/', StringComparison.Ordinal) && !IsStandard(name))
            {
                errors.Add(FieldError.Invalid(at, name, "must be a standard resource type or fully qualified"));
                errors.Add(FieldError.Invalid(at, name, "must be a standard resource for containers"));
            }

            foreach (var fault in NameRuleCheck.QualifiedName(name))
            {
                errors.Add(FieldError.Invalid(at, name, fault));
            }
        }
    }

    private static bool IsExtended(string name) => name.Contains('/', StringComparison.Ordinal) && !name.StartsWith("kubernetes.io/", StringComparison.Ordinal);

    private static bool IsStandard(string name) =>
        name is "cpu" or "memory" or "ephemeral-storage" or "storage" || name.StartsWith("hugepages-", StringComparison.Ordinal);

    /// <summary>A quantity as a number, exact enough to compare.</summary>
    private static decimal Amount(string quantity)
    {
        var end = quantity.TakeWhile(character => char.IsAsciiDigit(character) || character is '.' or '+' or '-').Count();
        if (!decimal.TryParse(quantity.AsSpan(0, end), CultureInfo.InvariantCulture, out var value))
        {
            return 0;
        }

        return value * quantity[end..] switch
        {
            "m" => 0.001m,
            "k" => 1_000m,
            "M" => 1_000_000m,
            "G" => 1_000_000_000m,
            "T" => 1_000_000_000_000m,
            "Ki" => 1_024m,
            "Mi" => 1_048_576m,
            "Gi" => 1_073_741_824m,
            "Ti" => 1_099_511_627_776m,
            _ => 1m,
        };
    }
}
