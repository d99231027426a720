using System.Text;
using Flux.Manifests.Json;
using Flux.Manifests.Nodes;
using Flux.Manifests.StructuredMerge;
using Flux.Manifests.StructuredMerge.Paths;
using Flux.Manifests.StructuredMerge.Typing;
using Flux.Manifests.StructuredMerge.Updating;
using Flux.Manifests.StructuredMerge.Values;

namespace Flux.Manifests.FieldManagement;

/// <summary>
/// The annotation in which kubectl's client-side apply keeps what it applied. Only the manager <c>kubectl</c> may count on it: fields
/// that it says are excused from conflicts, so that changing over to server-side apply works.
/// </summary>
internal static class LastApplied
{
    public const string Manager = "kubectl";

    private const string Annotation = "kubectl.kubernetes.io/last-applied-configuration";

    private const int MaxAnnotationBytes = 256 * 1024;

    /// <summary>The conflicts that the annotation does not excuse.</summary>
    public static IReadOnlyList<FieldConflict> Remaining(IReadOnlyList<FieldConflict> conflicts, TypedValue live, TypedSchema schema)
    {
        if (Excused((MapNode)live.Value, schema) is not { } excused)
        {
            return conflicts;
        }

        return [.. conflicts.Where(conflict => !excused.Contains(conflict.Path))];
    }

    /// <summary>The annotations with what was just applied as the last applied configuration; null when there is nothing to renew.</summary>
    public static MapNode? Renewed(MapNode value, MapNode patch)
    {
        if (value.GetMap("metadata", "annotations") is not { } annotations || annotations.GetString(Annotation) is not { Length: > 0 } before)
        {
            return null;
        }

        var after = Encode(patch);
        if (after == before)
        {
            return null;
        }

        var renewed = annotations.Copy();
        renewed.Set(Annotation, after);
        if (renewed.Sum(entry => Size(entry.Key) + Size((entry.Value as StringNode)?.Value ?? "")) > MaxAnnotationBytes)
        {
            renewed.Remove(Annotation);
        }

        return renewed;
    }

    // Null when there is no usable annotation. Fields that have changed since are no longer kubectl's.
    private static PathSet? Excused(MapNode live, TypedSchema schema)
    {
        if (live.GetString("metadata", "annotations", Annotation) is not { Length: > 0 } text)
        {
            return null;
        }

        try
        {
            if (JsonNodeReader.Read(text) is not MapNode last || last.GetString("apiVersion") != live.GetString("apiVersion"))
            {
                return null;
            }

            var typed = TypedValue.Create(last, schema);
            var comparison = typed.Compare(TypedValue.Create(live, schema));
            return typed.ToFieldSet().Difference(comparison.Modified).Difference(comparison.Added).Difference(comparison.Removed);
        }
        catch (Exception error) when (error is ManifestException or StructuredMergeException)
        {
            // The annotation is the client's text: what cannot be read excuses nothing.
            return null;
        }
    }

    private static string Encode(MapNode patch)
    {
        var copy = patch.Copy();
        if (copy.GetMap("metadata", "annotations") is { } annotations)
        {
            annotations.Remove(Annotation);
        }

        var output = new StringBuilder();
        GoJsonText.AppendValue(output, copy);
        return output.Append('\n').ToString();
    }

    private static int Size(string text) => Encoding.UTF8.GetByteCount(text);
}
