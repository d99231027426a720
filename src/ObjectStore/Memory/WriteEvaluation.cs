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
    public static Change Accept(WriteRequest request, StoredObject? current, long version)
    {
        var kind = request.Kind switch
        {
            WriteKind.Create => ChangeKind.Added,
            WriteKind.Update => ChangeKind.Modified,
            _ => ChangeKind.Deleted,
        };
        return new Change(kind, version, NewState(request, current, version), current);
    }

    private static StoredObject NewState(WriteRequest request, StoredObject? current, long version)
    {
        var root = request.Body?.Invoke(version) ?? VersionedBody.Of(current!.Root)(version);
        return new StoredObject(request.Key, version, JsonNodeWriter.WriteToUtf8(root), root);
    }
}
