using Flux.Manifests.Json;

namespace Flux.ObjectStore.Memory;

/// <summary>The rules of a write, the same for every implementation.</summary>
internal static class WriteEvaluation
{
    /// <summary>Why a request cannot be carried out against the current object, or null when it can.</summary>
    public static WriteResult? Refuse(WriteRequest request, StoredObject? current) => request.Kind switch
    {
        WriteKind.Create => current is null ? null : new WriteResult(WriteOutcome.AlreadyExists, current),
        _ when current is null => new WriteResult(WriteOutcome.NotFound, null),
        _ when request.ExpectedVersion is { } expected && expected != current.Version => new WriteResult(WriteOutcome.Conflict, current),
        _ => null,
    };

    /// <summary>The change that an accepted request makes.</summary>
    /// <exception cref="ArgumentException">The key is no text: stored, it would be another one.</exception>
    public static Change Accept(WriteRequest request, StoredObject? current, long version)
    {
        if (current is null && !(IsText(request.Key.Name) && IsText(request.Key.Namespace)))
        {
            throw new ArgumentException("The key of an object may not hold half of a surrogate pair.", nameof(request));
        }

        var kind = request.Kind switch
        {
            WriteKind.Create => ChangeKind.Added,
            WriteKind.Update => ChangeKind.Modified,
            _ => ChangeKind.Deleted,
        };
        return new Change(kind, version, NewState(request, current, version), current);
    }

    private static bool IsText(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogate(text[i]) && (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[++i])))
            {
                return false;
            }
        }

        return true;
    }

    private static StoredObject NewState(WriteRequest request, StoredObject? current, long version)
    {
        var root = request.Body?.Invoke(version) ?? VersionedBody.Of(current!.Root)(version);
        return new StoredObject(request.Key, version, JsonNodeWriter.WriteToUtf8(root), root);
    }
}
