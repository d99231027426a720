using Flux.KubeApi.Validation;
using Flux.Manifests.Nodes;
using Flux.Manifests.Validation;

namespace Flux.DevCluster.Kinds.Pods;

/// <summary>The names by which entries of a list, a pod's or a service's, are told apart: there, labels, and each used once.</summary>
internal static class EntryNames
{
    public static void Validate(MapNode entry, FieldPath at, HashSet<string> names, List<FieldError> errors)
    {
        var name = entry.GetString("name") ?? "";
        if (name.Length == 0)
        {
            errors.Add(FieldError.Required(at.Child("name").ToString()));
            return;
        }

        foreach (var fault in NameRuleCheck.Label(name))
        {
            errors.Add(FieldError.Invalid(at.Child("name").ToString(), name, fault));
        }

        if (!names.Add(name))
        {
            errors.Add(FieldError.Duplicate(at.Child("name").ToString(), name));
        }
    }
}
