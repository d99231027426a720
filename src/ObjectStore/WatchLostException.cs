namespace Flux.ObjectStore;

/// <summary>The history that a watch was still to tell has been compacted away. The watcher lists anew.</summary>
public sealed class WatchLostException : Exception
{
    public WatchLostException(long position)
        : base($"The changes after version {position} are compacted away; list again and watch from there.")
    {
    }
}
