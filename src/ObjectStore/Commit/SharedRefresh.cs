namespace Flux.ObjectStore.Commit;

/// <summary>
/// Shares one refresh among all who ask for it. Each caller gets one that began after it asked, so everything that was true then
/// is known afterwards; those who ask while one runs share the next.
/// </summary>
internal sealed class SharedRefresh(Func<Task> refresh)
{
    private readonly Lock _gate = new();
    private Task _running = Task.CompletedTask;
    private Task? _next;

    public Task JoinAsync()
    {
        lock (_gate)
        {
            var running = _running;
            return _next ??= Task.Run(() => RunNextAsync(running));
        }
    }

    private async Task RunNextAsync(Task running)
    {
        await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        lock (_gate)
        {
            _running = _next!;
            _next = null;
        }

        await refresh().ConfigureAwait(false);
    }
}
