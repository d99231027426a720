using Flux.Silo.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Flux.EndToEnd;

/// <summary>A data directory and ports for control planes that are started one after the other.</summary>
internal sealed class Workspace : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("flux-e2e-").FullName;
    private readonly int[] _ports = FreePorts.Take(4);

    public string PathOf(string name) => Path.Combine(_directory, name);

    /// <param name="configure">Changes the settings.</param>
    /// <param name="services">Replaces services.</param>
    public Task<ControlPlane> StartAsync(Action<SiloSettings>? configure = null, Action<IServiceCollection>? services = null)
    {
        var settings = new SiloSettings
        {
            DataDirectory = _directory,
            ApiPort = _ports[0],
            HttpPort = _ports[1],
            SiloPort = _ports[2],
            GatewayPort = _ports[3],
            WorkloadDelay = TimeSpan.Zero,
            LogLevel = LogLevel.Warning,
        };
        settings.Reconcile.AllowUnclaimedNamespaces = false;
        configure?.Invoke(settings);
        return ControlPlane.StartAsync(settings, services, cancellationToken: TestContext.Current.CancellationToken);
    }

    public void Dispose() => Directory.Delete(_directory, recursive: true);
}
