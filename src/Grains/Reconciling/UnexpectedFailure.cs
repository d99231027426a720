using Flux.ObjectStore;

namespace Flux.Grains.Reconciling;

/// <summary>A bug in a run. It is told like any other failure, without its text, which nobody has looked at for secrets: the log has it.</summary>
internal static class UnexpectedFailure
{
    /// <summary>Whether an exception is one: not the end of the process, nor a storage or a silo that is away.</summary>
    public static bool Is(Exception error) => error is not (OperationCanceledException or ObjectStoreException or OrleansException or TimeoutException);

    public static string Describe(Exception error) =>
        $"the reconcile ended unexpectedly ({error.GetType().Name}) and is tried again; the control plane's log says more (event 6001)";
}
