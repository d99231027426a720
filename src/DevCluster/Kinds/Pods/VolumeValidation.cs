using Flux.DevCluster.Kinds.Defaults;
using Flux.Manifests.Nodes;
using Flux.Manifests.Validation;

namespace Flux.DevCluster.Kinds.Pods;

internal static class VolumeValidation
{
    /// <summary>Validates the volumes and gives their names.</summary>
    public static HashSet<string> Validate(MapNode spec, FieldPath path, List<FieldError> errors)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (index, volume) in spec.Items("volumes").Index())
        {
            var at = path.Index(index);
            EntryNames.Validate(volume, at, names, errors);
            ValidateSource(volume, at, errors);
        }

        return names;
    }

    private static void ValidateSource(MapNode volume, FieldPath at, List<FieldError> errors)
    {
        var sources = volume.Keys.Where(key => key != "name").Order(StringComparer.Ordinal).ToList();
        if (sources.Count == 0)
        {
            errors.Add(FieldError.Required(at.ToString(), "must specify a volume type"));
        }

        foreach (var extra in sources.Skip(1))
        {
            errors.Add(FieldError.Forbidden(at.Child(extra).ToString(), "may not specify more than 1 volume type"));
        }

        if (volume.GetString("hostPath", "path") is { } path && path.Split('/').Contains(".."))
        {
            errors.Add(FieldError.Invalid(at.Child("hostPath").Child("path").ToString(), path, "must not contain '..'"));
        }

        if (volume.GetMap("secret") is { } secret && string.IsNullOrEmpty(secret.GetString("secretName")))
        {
            errors.Add(FieldError.Required(at.Child("secret").Child("secretName").ToString()));
        }

        if (volume.GetMap("configMap") is { } map && string.IsNullOrEmpty(map.GetString("name")))
        {
            errors.Add(FieldError.Required(at.Child("configMap").Child("name").ToString()));
        }

        if (volume.GetMap("persistentVolumeClaim") is { } claim && string.IsNullOrEmpty(claim.GetString("claimName")))
        {
            errors.Add(FieldError.Required(at.Child("persistentVolumeClaim").Child("claimName").ToString()));
        }
    }
}
