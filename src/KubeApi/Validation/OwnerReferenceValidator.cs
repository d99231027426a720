using Flux.Manifests.Nodes;
using Flux.Manifests.Objects;
using Flux.Manifests.Validation;

namespace Flux.KubeApi.Validation;

/// <summary>The rules of <c>metadata.ownerReferences</c>.</summary>
internal static class OwnerReferenceValidator
{
    private const string Field = "metadata.ownerReferences";

    public static void Validate(ListNode? references, List<FieldError> errors)
    {
        MapNode? controller = null;
        foreach (var reference in (references ?? []).OfType<MapNode>())
        {
            ValidateOne(reference, errors);
            if (reference.GetBoolean("controller") != true)
            {
                continue;
            }

            if (controller is not null)
            {
                errors.Add(FieldError.Invalid(Field, references, TwoControllers(controller, reference)));
            }

            controller ??= reference;
        }
    }

    private static void ValidateOne(MapNode reference, List<FieldError> errors)
    {
        var type = GroupVersionKind.Parse(reference.GetString("apiVersion") ?? "", reference.GetString("kind") ?? "");
        if (type.Version.Length == 0)
        {
            errors.Add(FieldError.Invalid(Field + ".apiVersion", reference.GetString("apiVersion") ?? "", "version must not be empty"));
        }

        foreach (var field in (ReadOnlySpan<string>)["kind", "name", "uid"])
        {
            if (string.IsNullOrEmpty(reference.GetString(field)))
            {
                errors.Add(FieldError.Invalid($"{Field}.{field}", "", "must not be empty"));
            }
        }

        if (type is { Group: "", Version: "v1", Kind: "Event" })
        {
            errors.Add(FieldError.Invalid(Field, reference, "/v1, Kind=Event is disallowed from being an owner"));
        }
    }

    private static string TwoControllers(MapNode first, MapNode second) =>
        $"Only one reference can have Controller set to true. Found \"true\" in references for {Name(first)} and {Name(second)}";

    private static string Name(MapNode reference) => $"{reference.GetString("kind")}/{reference.GetString("name")}";
}
