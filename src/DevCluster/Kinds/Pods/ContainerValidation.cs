using Flux.DevCluster.Kinds.Defaults;
using Flux.Manifests.Nodes;
using Flux.Manifests.Validation;

namespace Flux.DevCluster.Kinds.Pods;

internal static class ContainerValidation
{
    private static readonly string[] MessagePolicies = ["File", "FallbackToLogsOnError"];
    private static readonly string[] PullPolicies = ["Always", "IfNotPresent", "Never"];

    public static void ValidateList(MapNode spec, string field, FieldPath path, HashSet<string> volumes, List<FieldError> errors)
    {
        var containers = spec.Items(field).ToList();
        if (containers.Count == 0 && field == "containers")
        {
            errors.Add(FieldError.Required(path.Child(field).ToString()));
            return;
        }

        // Those that run first may not be called as one of the others.
        var names = field == "containers" ? [] : spec.Items("containers").Select(container => container.GetString("name")).OfType<string>().ToHashSet(StringComparer.Ordinal);
        for (var i = 0; i < containers.Count; i++)
        {
            var at = path.Child(field).Index(i);
            EntryNames.Validate(containers[i], at, names, errors);
            Validate(containers[i], at, volumes, errors);
        }

        if (field == "containers")
        {
            PortValidation.ValidateHostPorts(containers, spec.GetBoolean("hostNetwork") == true, path.Child(field), errors);
        }
    }

    private static void Validate(MapNode container, FieldPath at, HashSet<string> volumes, List<FieldError> errors)
    {
        var image = container.GetString("image") ?? "";
        if (image.Length == 0)
        {
            errors.Add(FieldError.Required(at.Child("image").ToString()));
        }
        else if (image.Trim().Length != image.Length)
        {
            errors.Add(FieldError.Invalid(at.Child("image").ToString(), image, "must not have leading or trailing whitespace"));
        }

        if (container.GetString("imagePullPolicy") is { Length: > 0 } policy && !PullPolicies.Contains(policy))
        {
            errors.Add(FieldError.NotSupported(at.Child("imagePullPolicy").ToString(), policy, PullPolicies));
        }

        if (container.GetString("terminationMessagePolicy") is { Length: > 0 } message && !MessagePolicies.Contains(message))
        {
            errors.Add(FieldError.NotSupported(at.Child("terminationMessagePolicy").ToString(), message, MessagePolicies));
        }

        PortValidation.Validate(container, at, errors);
        EnvironmentValidation.Validate(container, at.Child("env"), errors);
        EnvironmentValidation.ValidateSources(container, at.Child("envFrom"), errors);
        ValidateMounts(container, at, volumes, errors);
        HandlerValidation.ValidateLifecycle(container, at, errors);
        ProbeValidation.Validate(container, at, errors);
        ResourceValidation.Validate(container.GetMap("resources"), at.Child("resources"), errors);
        SecurityContextValidation.Validate(container.GetMap("securityContext"), at.Child("securityContext"), errors);
    }

    private static void ValidateMounts(MapNode container, FieldPath at, HashSet<string> volumes, List<FieldError> errors)
    {
        var paths = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (index, mount) in container.Items("volumeMounts").Index())
        {
            var path = at.Child("volumeMounts").Index(index);
            var name = mount.GetString("name") ?? "";
            if (name.Length == 0)
            {
                errors.Add(FieldError.Required(path.Child("name").ToString()));
            }
            else if (!volumes.Contains(name))
            {
                errors.Add(FieldError.NotFound(path.Child("name").ToString(), name));
            }

            var target = mount.GetString("mountPath") ?? "";
            if (target.Length == 0)
            {
                errors.Add(FieldError.Required(path.Child("mountPath").ToString()));
            }
            else if (!paths.Add(target))
            {
                errors.Add(FieldError.Invalid(path.Child("mountPath").ToString(), target, "must be unique"));
            }
        }
    }
}
