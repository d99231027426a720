using Flux.KubeApi.Objects;
using Flux.KubeApi.Resources;
using Flux.Manifests.Nodes;
using Flux.Manifests.Text;
using Flux.Manifests.Validation;

namespace Flux.KubeApi.Validation;

/// <summary>The rules of <c>metadata</c>, the same for every kind.</summary>
internal static class MetadataValidator
{
    private const long MaxAnnotationBytes = 256 * 1024;

    public static void ValidateCreate(ResourceDefinition resource, MapNode item, ValidationReport report)
    {
        var metadata = item.GetMap("metadata")!;
        ValidateGenerateName(resource, metadata, report.Errors);
        ValidateName(resource, metadata, report.Errors);
        ValidateCommon(resource, metadata, report.Errors);
        WarnOfPlainFinalizers(resource, item, [], report);
    }

    public static void ValidateUpdate(ResourceDefinition resource, MapNode item, MapNode old, ValidationReport report)
    {
        var metadata = item.GetMap("metadata")!;
        ValidateCommon(resource, metadata, report.Errors);
        ValidateChange(item, old, report.Errors);
        if (resource.Strategy.RechecksMetadataChanges)
        {
            ValidateChange(item, old, report.Errors);
        }

        if (resource.Strategy.RechecksMetadata)
        {
            ValidateCommon(resource, metadata, report.Errors);
        }

        WarnOfPlainFinalizers(resource, item, ObjectMetadata.Finalizers(old), report);
    }

    private static void WarnOfPlainFinalizers(ResourceDefinition resource, MapNode item, IEnumerable<string> known, ValidationReport report)
    {
        foreach (var name in resource.IsCustom ? ObjectMetadata.Finalizers(item).Except(known, StringComparer.Ordinal) : [])
        {
            if (!name.Contains('/', StringComparison.Ordinal) && !IsStandardFinalizer(name))
            {
                report.Warnings.Add(
                    $"metadata.finalizers: {GoText.Quote(name)}: prefer a domain-qualified finalizer name including a path (/) to avoid accidental conflicts with other finalizer writers");
            }
        }
    }

    private static void ValidateGenerateName(ResourceDefinition resource, MapNode metadata, List<FieldError> errors)
    {
        if (metadata.GetString("generateName") is not { Length: > 0 } prefix)
        {
            return;
        }

        foreach (var fault in NameRules.Check(resource.Strategy.NameRule, prefix, isPrefix: true))
        {
            errors.Add(FieldError.Invalid("metadata.generateName", prefix, fault));
        }
    }

    private static void ValidateName(ResourceDefinition resource, MapNode metadata, List<FieldError> errors)
    {
        var name = metadata.GetString("name") ?? "";
        if (name.Length == 0)
        {
            errors.Add(FieldError.Required("metadata.name", "name or generateName is required"));
            return;
        }

        foreach (var fault in NameRules.Check(resource.Strategy.NameRule, name))
        {
            errors.Add(FieldError.Invalid("metadata.name", name, fault));
        }
    }

    private static void ValidateCommon(ResourceDefinition resource, MapNode metadata, List<FieldError> errors)
    {
        ValidateTexts(metadata, errors);
        ValidateFinalizers(metadata, mustQualify: !resource.IsCustom && resource.Group != "apiextensions.k8s.io", errors);
    }

    /// <summary>The rules of changes look at the new texts once more, so that clients see their faults as often.</summary>
    private static void ValidateChange(MapNode item, MapNode old, List<FieldError> errors)
    {
        ValidateNewFinalizers(item, old, errors);
        ValidateTexts(item.GetMap("metadata")!, errors);
    }

    private static void ValidateTexts(MapNode metadata, List<FieldError> errors)
    {
        LabelRules.ValidateLabels(metadata["labels"], "metadata.labels", errors);
        ValidateAnnotations(metadata, errors);
        OwnerReferenceValidator.Validate(metadata.GetList("ownerReferences"), errors);
    }

    private static void ValidateAnnotations(MapNode metadata, List<FieldError> errors)
    {
        if (metadata.GetMap("annotations") is not { } annotations)
        {
            return;
        }

        long bytes = 0;
        foreach (var (key, value) in annotations)
        {
            foreach (var fault in NameRules.QualifiedName(key.ToLowerInvariant()))
            {
                errors.Add(FieldError.Invalid("metadata.annotations", key, fault));
            }

            bytes += key.Length + ((value as StringNode)?.Value.Length ?? 0);
        }

        if (bytes > MaxAnnotationBytes)
        {
            errors.Add(FieldError.TooLong("metadata.annotations", MaxAnnotationBytes));
        }
    }

    private static void ValidateFinalizers(MapNode metadata, bool mustQualify, List<FieldError> errors)
    {
        var finalizers = (metadata.GetList("finalizers") ?? []).OfType<StringNode>().Select(finalizer => finalizer.Value).ToList();
        for (var i = 0; i < finalizers.Count; i++)
        {
            var faults = NameRules.QualifiedName(finalizers[i]);
            errors.AddRange(faults.Select(fault => FieldError.Invalid("metadata.finalizers", finalizers[i], fault)));
            // Custom kinds may use any name, built-in ones only standard names and those with a domain.
            if (mustQualify && !finalizers[i].Contains('/', StringComparison.Ordinal) && faults.Count == 0 && !IsStandardFinalizer(finalizers[i]))
            {
                errors.Add(FieldError.Invalid($"metadata.finalizers[{i}]", finalizers[i], "name is neither a standard finalizer name nor is it fully qualified"));
            }
        }

        if (finalizers.Contains(ObjectDeleter.OrphanFinalizer) && finalizers.Contains(ObjectDeleter.ForegroundFinalizer))
        {
            errors.Add(FieldError.Invalid(
                "metadata.finalizers",
                metadata["finalizers"],
                $"finalizer {ObjectDeleter.ForegroundFinalizer} and {ObjectDeleter.OrphanFinalizer} cannot be both set"));
        }
    }

    private static bool IsStandardFinalizer(string name) =>
        name is "kubernetes" or ObjectDeleter.OrphanFinalizer or ObjectDeleter.ForegroundFinalizer;

    private static void ValidateNewFinalizers(MapNode item, MapNode old, List<FieldError> errors)
    {
        if (!ObjectMetadata.IsBeingDeleted(old))
        {
            return;
        }

        var added = ObjectMetadata.Finalizers(item).Except(ObjectMetadata.Finalizers(old)).Order(StringComparer.Ordinal).ToArray();
        if (added.Length > 0)
        {
            errors.Add(FieldError.Forbidden(
                "metadata.finalizers",
                $"no new finalizers can be added if the object is being deleted, found new finalizers []string{{{string.Join(", ", added.Select(GoText.Quote))}}}"));
        }
    }
}
