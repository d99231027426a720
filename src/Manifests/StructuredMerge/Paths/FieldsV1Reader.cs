using System.Diagnostics.CodeAnalysis;
using Flux.Manifests.Nodes;

namespace Flux.Manifests.StructuredMerge.Paths;

/// <summary>fieldsV1 to sets. Elements of an unknown kind are dropped, as a newer server may write them.</summary>
public static class FieldsV1Reader
{
    /// <param name="fields">The value of <c>fieldsV1</c>.</param>
    /// <param name="set">The set.</param>
    /// <param name="error">Which key is wrong and why, when the result is false.</param>
    public static bool TryRead(Node fields, [NotNullWhen(true)] out PathSet? set, [NotNullWhen(false)] out string? error)
    {
        error = null;
        set = ReadLevel(fields, ref error, out _) ?? PathSet.Empty;
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
    private static PathSet? ReadLevel(Node fields, ref string? error, out bool isMember)
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

            if (!PathElementText.TryRead(key, out var element, out var problem))
            {
                error ??= "parsing key as path element: " + problem;
                return null;
            }

            if (element is not null)
            {
                var below = ReadLevel(value, ref error, out var childIsMember);
                children.Add(element, childIsMember, below);
            }
        }

        isMember = isMember || children.IsEmpty;
        return children.IsEmpty ? null : children.Build();
    }
}
