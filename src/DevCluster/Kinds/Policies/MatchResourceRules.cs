using Flux.DevCluster.Kinds.Defaults;
using Flux.Manifests.Nodes;
using Flux.Manifests.Validation;

namespace Flux.DevCluster.Kinds.Policies;

/// <summary>The rules of what admission policies, their bindings and webhooks are about.</summary>
internal static class MatchResourceRules
{
    private static readonly string[] Operations = ["*", "CONNECT", "CREATE", "DELETE", "UPDATE"];

    public static void Validate(MapNode resources, string path, List<FieldError> errors)
    {
        if (resources.GetString("matchPolicy") is not ("Exact" or "Equivalent") and { } matchPolicy)
        {
            errors.Add(FieldError.NotSupported($"{path}.matchPolicy", matchPolicy, ["Equivalent", "Exact"]));
        }

        foreach (var field in (ReadOnlySpan<string>)["resourceRules", "excludeResourceRules"])
        {
            foreach (var (index, rule) in resources.Items(field).Index())
            {
                ValidateRule(rule, $"{path}.{field}[{index}]", errors);
            }
        }
    }

    /// <summary>One rule: operations, groups, versions and resources must be named, and a star stands alone.</summary>
    public static void ValidateRule(MapNode rule, string path, List<FieldError> errors)
    {
        var operations = Texts(rule, "operations");
        if (operations.Length == 0)
        {
            errors.Add(FieldError.Required($"{path}.operations"));
        }

        RequireLoneStar(rule, "operations", "if '*' is present, must not specify other operations", path, errors);
        for (var i = 0; i < operations.Length; i++)
        {
            if (!Operations.Contains(operations[i]))
            {
                errors.Add(FieldError.NotSupported($"{path}.operations[{i}]", operations[i], Operations));
            }
        }

        RequireNames(rule, "apiGroups", "if '*' is present, must not specify other API groups", path, errors);
        RequireNames(rule, "apiVersions", "if '*' is present, must not specify other API versions", path, errors);
        if (Texts(rule, "resources").Length == 0)
        {
            errors.Add(FieldError.Required($"{path}.resources"));
        }

        if (rule.GetString("scope") is not ("*" or "Cluster" or "Namespaced") and { } scope)
        {
            errors.Add(FieldError.NotSupported($"{path}.scope", scope, ["*", "Cluster", "Namespaced"]));
        }
    }

    private static void RequireNames(MapNode rule, string field, string lone, string path, List<FieldError> errors)
    {
        if (Texts(rule, field).Length == 0)
        {
            errors.Add(FieldError.Required($"{path}.{field}"));
        }

        RequireLoneStar(rule, field, lone, path, errors);
    }

    private static void RequireLoneStar(MapNode rule, string field, string why, string path, List<FieldError> errors)
    {
        if (Texts(rule, field) is { Length: > 1 } texts && texts.Contains("*"))
        {
            errors.Add(FieldError.Invalid($"{path}.{field}", rule.GetList(field), why));
        }
    }

    private static string[] Texts(MapNode rule, string field) => [.. (rule.GetList(field) ?? []).OfType<StringNode>().Select(text => text.Value)];
}
