using Flux.DevCluster.Kinds.Defaults;
using Flux.KubeApi.Resources;
using Flux.KubeApi.Validation;
using Flux.Manifests.Nodes;
using Flux.Manifests.Validation;

namespace Flux.DevCluster.Kinds.Access;

/// <summary>The rules of roles and bindings.</summary>
internal static class RbacRules
{
    private const string Group = "rbac.authorization.k8s.io";

    private static readonly string[] SubjectKinds = ["ServiceAccount", "User", "Group"];

    public static void ValidateRole(MapNode item, ValidationReport report)
    {
        var isNamespaced = item.Get("metadata", "namespace") is not null;
        foreach (var (index, rule) in item.Items("rules").Index())
        {
            ValidateRule(rule, FieldPath.Root("rules").Index(index), isNamespaced, report.Errors);
        }
    }

    public static void ValidateRoleBinding(MapNode item, ValidationReport report) => ValidateBinding(item, report, "Role", "ClusterRole");

    public static void ValidateClusterRoleBinding(MapNode item, ValidationReport report) => ValidateBinding(item, report, "ClusterRole");

    public static void ValidateChange(MapNode item, MapNode old, ValidationReport report)
    {
        if (item["roleRef"] is { } role && !role.Equals(old["roleRef"]))
        {
            var printed = new MapNode
            {
                { "APIGroup", role.GetString("apiGroup") ?? "" },
                { "Kind", role.GetString("kind") ?? "" },
                { "Name", role.GetString("name") ?? "" },
            };
            report.Errors.Add(FieldError.Invalid("roleRef", printed, "cannot change roleRef"));
        }
    }

    private static void ValidateRule(MapNode rule, FieldPath path, bool isNamespaced, List<FieldError> errors)
    {
        if (rule.GetList("verbs") is null or { Count: 0 })
        {
            errors.Add(FieldError.Required(path.Child("verbs").ToString(), "verbs must contain at least one value"));
        }

        if (rule.GetList("nonResourceURLs") is { Count: > 0 } paths)
        {
            if (isNamespaced)
            {
                errors.Add(FieldError.Invalid(path.Child("nonResourceURLs").ToString(), paths, "namespaced rules cannot apply to non-resource URLs"));
            }

            if (rule.GetList("apiGroups") is { Count: > 0 } || rule.GetList("resources") is { Count: > 0 } || rule.GetList("resourceNames") is { Count: > 0 })
            {
                errors.Add(FieldError.Invalid(path.Child("nonResourceURLs").ToString(), paths, "rules cannot apply to both regular resources and non-resource URLs"));
            }

            return;
        }

        if (rule.GetList("apiGroups") is null or { Count: 0 })
        {
            errors.Add(FieldError.Required(path.Child("apiGroups").ToString(), "resource rules must supply at least one api group"));
        }

        if (rule.GetList("resources") is null or { Count: 0 })
        {
            errors.Add(FieldError.Required(path.Child("resources").ToString(), "resource rules must supply at least one resource"));
        }
    }

    private static void ValidateBinding(MapNode item, ValidationReport report, params string[] roleKinds)
    {
        var errors = report.Errors;
        var role = item.GetMap("roleRef") ?? new MapNode();
        if (role.GetString("apiGroup") is { Length: > 0 } group && group != Group)
        {
            errors.Add(FieldError.NotSupported("roleRef.apiGroup", group, [Group]));
        }

        if (!roleKinds.Contains(role.GetString("kind")))
        {
            errors.Add(FieldError.NotSupported("roleRef.kind", role.GetString("kind") ?? "", roleKinds));
        }

        var name = role.GetString("name") ?? "";
        if (name.Length == 0)
        {
            errors.Add(FieldError.Required("roleRef.name"));
        }

        errors.AddRange(NameRuleCheck.PathSegment(name).Select(fault => FieldError.Invalid("roleRef.name", name, fault)));
        foreach (var (index, subject) in item.Items("subjects").Index())
        {
            ValidateSubject(subject, FieldPath.Root("subjects").Index(index), roleKinds.Length > 1, errors);
        }
    }

    private static void ValidateSubject(MapNode subject, FieldPath path, bool isNamespaced, List<FieldError> errors)
    {
        var name = subject.GetString("name") ?? "";
        if (name.Length == 0)
        {
            errors.Add(FieldError.Required(path.Child("name").ToString()));
        }

        var group = subject.GetString("apiGroup") ?? "";
        switch (subject.GetString("kind"))
        {
            case "ServiceAccount":
                errors.AddRange(name.Length == 0 ? [] : NameRuleCheck.Subdomain(name).Select(fault => FieldError.Invalid(path.Child("name").ToString(), name, fault)));
                if (group.Length > 0)
                {
                    errors.Add(FieldError.NotSupported(path.Child("apiGroup").ToString(), group, [""]));
                }

                if (!isNamespaced && string.IsNullOrEmpty(subject.GetString("namespace")))
                {
                    errors.Add(FieldError.Required(path.Child("namespace").ToString()));
                }

                break;
            case "User" or "Group":
                if (group != Group)
                {
                    errors.Add(FieldError.NotSupported(path.Child("apiGroup").ToString(), group, [Group]));
                }

                break;
            default:
                errors.Add(FieldError.NotSupported(path.Child("kind").ToString(), subject.GetString("kind") ?? "", SubjectKinds));
                break;
        }
    }
}
