using System.Diagnostics.CodeAnalysis;
using Flux.Manifests.Nodes;
using Flux.Manifests.StructuredMerge.Typing;

namespace Flux.Manifests.StructuredMerge.Paths;

/// <summary>fieldsV1 to sets. Elements of an unknown kind are dropped, as a newer server may write them.</summary>
public static class FieldsV1Reader
{
    /// <param name="fields">The value of <c>fieldsV1</c>.</param>
    /// <param name="set">The set.</param>
    /// <param name="error">Which key is wrong and why, when the result is false.</param>
    public static bool TryRead(Node fields, [NotNullWhen(true)] out PathSet? set, [NotNullWhen(false)] out string? error) =>
        TryRead(fields, type: null, out set, out error);

    /// <inheritdoc cref="TryRead(Node, out PathSet?, out string?)"/>
    /// <param name="type">The type whose fields these probably are: its path elements are then used instead of new ones.</param>
    internal static bool TryRead(
        Node fields, TypedSchema? type, [NotNullWhen(true)] out PathSet? set, [NotNullWhen(false)] out string? error)
    {
        error = null;
        set = ReadLevel(fields, type?.Root.Atom, ref error, out _) ?? PathSet.Empty;
        if (error is not null)
        {
            set = null;
            return false;
        }

        if (fields is MapNode { IsFrozen: true } frozen)
        {
            PathSet.Remember(set, frozen);
        }

        return true;
    }

    // A level without children stands for its parent, as does an explicit ".".
    private static PathSet? ReadLevel(Node fields, TypeAtom? type, ref string? error, out bool isMember)
    {
        isMember = false;
        if (fields is not MapNode map)
        {
            error ??= fields is NullNode ? null : "ReadMapCB: expect { or n";
            isMember = true;
            return null;
        }

        var children = new PathSetBuilder();
        foreach (var (key, value) in map)
        {
            if (key == ".")
            {
                isMember = true;
                continue;
            }

            var field = key.StartsWith("f:", StringComparison.Ordinal) ? type?.Map?.FindField(key.AsSpan(2)) : null;
            var element = field?.Element;
            if (element is null && !PathElementText.TryRead(key, out element, out var problem))
            {
                error ??= "parsing key as path element: " + problem;
                return null;
            }

            if (element is not null)
            {
                var childType = field is not null ? field.Type : element.Kind == PathElementKind.Field ? type?.Map?.Element : type?.List?.Element;
                var below = ReadLevel(value, childType?.Atom, ref error, out var childIsMember);
                children.Add(element, childIsMember, below);
            }
        }

        isMember = isMember || children.IsEmpty;
        return children.IsEmpty ? null : children.Build();
    }
}
