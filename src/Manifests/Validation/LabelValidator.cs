using System.Text;
using Flux.Manifests.Nodes;

namespace Flux.Manifests.Validation;

/// <summary>Labels and annotations of an object. Entries are looked at in order of their keys.</summary>
public static class LabelValidator
{
    private const int MaxAnnotationBytes = 256 * 1024;

    public static IEnumerable<FieldError> LabelName(string field, string name) =>
        NameRules.QualifiedName(name).Select(message => FieldError.Invalid(field, name, message));

    public static IEnumerable<FieldError> Labels(string field, MapNode labels)
    {
        foreach (var (key, node) in labels.OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            foreach (var error in LabelName(field, key))
            {
                yield return error;
            }

            var value = (node as StringNode)?.Value ?? "";
            foreach (var message in NameRules.LabelValue(value))
            {
                yield return FieldError.Invalid(field, value, message);
            }
        }
    }

    public static IEnumerable<FieldError> Annotations(string field, MapNode annotations)
    {
        var bytes = 0L;
        foreach (var (key, node) in annotations.OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            bytes += Encoding.UTF8.GetByteCount(key) + Encoding.UTF8.GetByteCount((node as StringNode)?.Value ?? "");
            foreach (var message in NameRules.QualifiedName(key.ToLowerInvariant()))
            {
                yield return FieldError.Invalid(field, key, message);
            }
        }

        if (bytes > MaxAnnotationBytes)
        {
            yield return FieldError.TooLong(field, MaxAnnotationBytes);
        }
    }
}
