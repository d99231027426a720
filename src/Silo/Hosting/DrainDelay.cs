using Flux.Grains.Working;

namespace Flux.Silo.Hosting;

/// <summary>
/// Goes on serving for a moment after the process was asked to stop: it is not ready any more, and whoever sends it work must
/// have noticed before it refuses connections. Then no run starts any more.
/// </summary>
/// <param name="settings">Say how long.</param>
/// <param name="workers">The silo's workers; none where there is no silo.</param>
/// <param name="time">Measures it.</param>
internal sealed class DrainDelay(SiloSettings settings, IEnumerable<WorkPool> workers, TimeProvider time) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        await Task.Delay(settings.DrainDelay, time, cancellationToken);
        foreach (var pool in workers)
        {
            pool.Close();
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
