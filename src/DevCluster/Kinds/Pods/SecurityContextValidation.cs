using Flux.Manifests.Nodes;
using Flux.Manifests.Validation;

namespace Flux.DevCluster.Kinds.Pods;

internal static class SecurityContextValidation
{
    private static readonly string[] PrintedFields =
    [
        "capabilities", "privileged", "seLinuxOptions", "windowsOptions", "runAsUser", "runAsGroup", "runAsNonRoot", "readOnlyRootFilesystem",
        "allowPrivilegeEscalation", "procMount", "seccompProfile", "appArmorProfile",
    ];

    public static void Validate(MapNode? context, FieldPath path, List<FieldError> errors)
    {
        if (context is null)
        {
            return;
        }

        foreach (var field in (ReadOnlySpan<string>)["runAsUser", "runAsGroup"])
        {
            if (context.GetInt64(field) is { } id && id is < 0 or > int.MaxValue)
            {
                errors.Add(FieldError.Invalid(path.Child(field).ToString(), NumberNode.Of(id), "must be between 0 and 2147483647, inclusive"));
            }
        }

        if (context.GetBoolean("allowPrivilegeEscalation") == false && context.GetBoolean("privileged") == true)
        {
            errors.Add(FieldError.Invalid(path.ToString(), Printed(context), "cannot set `allowPrivilegeEscalation` to false and `privileged` to true"));
        }
    }

    /// <summary>The context as the server's own type prints it: every field, with names in upper case.</summary>
    private static MapNode Printed(MapNode context)
    {
        var printed = new MapNode();
        foreach (var field in PrintedFields)
        {
            var name = field == "seLinuxOptions" ? "SELinuxOptions" : char.ToUpperInvariant(field[0]) + field[1..];
            printed.Set(name, context[field] ?? NullNode.Instance);
        }

        return printed;
    }
}
