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

    private static readonly string[] Profiles = ["Localhost", "RuntimeDefault", "Unconfined"];

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

        ValidateProfile(context, path, errors);
        if (context.GetBoolean("allowPrivilegeEscalation") == false && context.GetBoolean("privileged") == true)
        {
            errors.Add(FieldError.Invalid(path.ToString(), Printed(context), "cannot set `allowPrivilegeEscalation` to false and `privileged` to true"));
        }
    }

    public static void ValidateProfile(MapNode? context, FieldPath path, List<FieldError> errors)
    {
        if (context.GetMap("seccompProfile") is not { } profile)
        {
            return;
        }

        var at = path.Child("seccompProfile");
        var type = profile.GetString("type") ?? "";
        if (type.Length == 0)
        {
            errors.Add(FieldError.Required(at.Child("type").ToString(), "type is required when seccompProfile is set"));
        }
        else if (!Profiles.Contains(type))
        {
            errors.Add(FieldError.NotSupported(at.Child("type").ToString(), type, Profiles));
        }
        else if (type == "Localhost" && string.IsNullOrEmpty(profile.GetString("localhostProfile")))
        {
            errors.Add(FieldError.Required(at.Child("localhostProfile").ToString(), "must be set when seccomp type is Localhost"));
        }
        else if (type != "Localhost" && profile.GetString("localhostProfile") is { } file)
        {
            errors.Add(FieldError.Invalid(at.Child("localhostProfile").ToString(), file, "can only be set when seccomp type is Localhost"));
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
