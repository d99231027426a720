namespace Flux.ObjectStore;

/// <summary>One change to one object.</summary>
/// <param name="Key">The object.</param>
/// <param name="Kind">What is to be done.</param>
/// <param name="ExpectedVersion">
/// The version that must be current for an update or a delete; null: whichever is current. A create needs absence.
/// </param>
/// <param name="Body">The new object; for a delete the last state to be told to watchers (null: the stored one, with the version of the delete).</param>
public sealed record WriteRequest(ObjectKey Key, WriteKind Kind, long? ExpectedVersion, ObjectBody? Body)
{
    public static WriteRequest Create(ObjectKey key, ObjectBody body) => new(key, WriteKind.Create, null, body);

    public static WriteRequest Update(ObjectKey key, long? expectedVersion, ObjectBody body) => new(key, WriteKind.Update, expectedVersion, body);

    public static WriteRequest Delete(ObjectKey key, long? expectedVersion, ObjectBody? lastState = null) =>
        new(key, WriteKind.Delete, expectedVersion, lastState);
}
