namespace Flux.Cluster.Faults;

/// <summary>A fault in force: how often it struck, and how to wait until it has.</summary>
internal sealed class InjectedFault(Func<ApiRequest, bool> matches, Fault fault, int skip, int times) : IDisposable
{
    private readonly TaskCompletionSource _struck = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _seen;
    private volatile bool _isLifted;

    public Fault Fault => fault;

    /// <summary>Completes when the fault strikes for the first time.</summary>
    public Task Struck => _struck.Task.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);

    public int Count => Math.Clamp(Volatile.Read(ref _seen) - skip, 0, times);

    public bool Strikes(ApiRequest request)
    {
        if (_isLifted || !matches(request))
        {
            return false;
        }

        var at = Interlocked.Increment(ref _seen);
        if (at <= skip || at > skip + times)
        {
            return false;
        }

        _struck.TrySetResult();
        return true;
    }

    /// <summary>Ends the fault for requests to come.</summary>
    public void Dispose() => _isLifted = true;
}
