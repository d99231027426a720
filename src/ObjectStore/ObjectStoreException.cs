namespace Flux.ObjectStore;

/// <summary>The storage below an object store failed: it cannot be opened, is owned by another process, or refused a commit.</summary>
public sealed class ObjectStoreException : Exception
{
    public ObjectStoreException(string message)
        : base(message)
    {
    }

    public ObjectStoreException(string message, Exception cause)
        : base(message, cause)
    {
    }
}
