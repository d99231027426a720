using Flux.Manifests.Text;

namespace Flux.KubeApi.Authorization;

/// <summary>Compares what rules give: what of the wanted is not among the held.</summary>
internal static class RuleCoverage
{
    private const string All = "*";

    /// <summary>The single permissions of the wanted rules that no held rule gives.</summary>
    public static List<PolicyRule> Missing(IReadOnlyList<PolicyRule> held, IEnumerable<PolicyRule> wanted) =>
        [.. wanted.SelectMany(Parts).Where(part => !held.Any(rule => Covers(rule, part)))];

    /// <summary>Rules as they are told to whom lacks them: one line a resource, in order.</summary>
    public static string Print(IEnumerable<PolicyRule> parts) => string.Join('\n', Compact(parts).Select(Print).Distinct().Order(StringComparer.Ordinal));

    /// <summary>A rule as the single permissions that it gives.</summary>
    private static IEnumerable<PolicyRule> Parts(PolicyRule rule)
    {
        foreach (var group in rule.ApiGroups)
        {
            foreach (var resource in rule.Resources)
            {
                foreach (var verb in rule.Verbs)
                {
                    var part = new PolicyRule([verb], [group], [resource], [], []);
                    var named = rule.ResourceNames.Select(name => part with { ResourceNames = [name] });
                    foreach (var single in rule.ResourceNames.Count == 0 ? [part] : named)
                    {
                        yield return single;
                    }
                }
            }
        }

        foreach (var path in rule.NonResourcePaths)
        {
            foreach (var verb in rule.Verbs)
            {
                yield return new PolicyRule([verb], [], [], [], [path]);
            }
        }
    }

    private static bool Covers(PolicyRule held, PolicyRule part)
    {
        if (!HasOrAll(held.Verbs, part.Verbs[0]))
        {
            return false;
        }

        return part.NonResourcePaths.Count > 0
            ? held.NonResourcePaths.Any(path => CoversPath(path, part.NonResourcePaths[0]))
            : HasOrAll(held.ApiGroups, part.ApiGroups[0]) && CoversResource(held.Resources, part.Resources[0]) && CoversName(held.ResourceNames, part.ResourceNames);
    }

    private static bool CoversResource(IReadOnlyList<string> held, string resource) =>
        HasOrAll(held, resource) || (resource.IndexOf('/', StringComparison.Ordinal) is > 0 and var at && held.Contains("*" + resource[at..]));

    private static bool CoversName(IReadOnlyList<string> held, IReadOnlyList<string> wanted) => held.Count == 0 || (wanted.Count > 0 && held.Contains(wanted[0]));

    private static bool CoversPath(string held, string wanted) =>
        held == wanted || (held.EndsWith('*') && wanted.StartsWith(held.TrimEnd('*'), StringComparison.Ordinal));

    private static bool HasOrAll(IReadOnlyList<string> held, string wanted) => held.Contains(All) || held.Contains(wanted);

    /// <summary>Puts the verbs of one resource together; permissions on paths stay single.</summary>
    private static IEnumerable<PolicyRule> Compact(IEnumerable<PolicyRule> parts) => parts
        .GroupBy(part => part.NonResourcePaths.Count > 0
            ? (part.NonResourcePaths[0], part.Verbs[0], "")
            : (part.ApiGroups[0], part.Resources[0], part.ResourceNames.Count == 0 ? null : part.ResourceNames[0]))
        .Select(same => same.First() with { Verbs = [.. same.SelectMany(part => part.Verbs)] });

    private static string Print(PolicyRule rule)
    {
        List<string> fields = [];
        Add(fields, "APIGroups", rule.ApiGroups);
        Add(fields, "Resources", rule.Resources);
        Add(fields, "NonResourceURLs", rule.NonResourcePaths);
        Add(fields, "ResourceNames", rule.ResourceNames);
        Add(fields, "Verbs", rule.Verbs);
        return $"{{{string.Join(", ", fields)}}}";
    }

    private static void Add(List<string> fields, string name, IReadOnlyList<string> values)
    {
        if (values.Count > 0)
        {
            fields.Add($"{name}:[{string.Join(' ', values.Select(GoText.Quote))}]");
        }
    }
}
