using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Flux.Manifests.StructuredMerge.Paths;

/// <summary>fieldsV1 as raw JSON text, the form in which protobuf bodies carry it. Text after the first value is not looked at.</summary>
public static class FieldsV1Text
{
    /// <inheritdoc cref="FieldsV1Reader.TryRead(Flux.Manifests.Nodes.Node, out PathSet?, out string?)"/>
    public static bool TryRead(string json, [NotNullWhen(true)] out PathSet? set, [NotNullWhen(false)] out string? error)
    {
        var iterator = new JsonIterator(Encoding.UTF8.GetBytes(json));
        try
        {
            set = ReadLevel(iterator, out _) ?? PathSet.Empty;
            error = null;
            return true;
        }
        catch (StructuredMergeException failure)
        {
            (set, error) = (null, failure.Message);
            return false;
        }
    }

    private static PathSet? ReadLevel(JsonIterator iterator, out bool isMember)
    {
        var isSelf = false;
        var children = new PathSetBuilder();
        iterator.ReadMap("ReadMapCB", key =>
        {
            if (key == ".")
            {
                isSelf = true;
                iterator.Skip();
                return;
            }

            if (!PathElementText.TryRead(key, out var element, out var problem))
            {
                throw iterator.Error("parsing key as path element", problem);
            }

            if (element is null)
            {
                iterator.Skip();
                return;
            }

            var below = ReadLevel(iterator, out var childIsMember);
            children.Add(element, childIsMember, below);
        });

        isMember = isSelf || children.IsEmpty;
        return children.IsEmpty ? null : children.Build();
    }
}
