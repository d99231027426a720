using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http.Features;

namespace Flux.Silo.Hosting;

/// <summary>
/// An HTTP server that waits for requests in work only so long when it stops: a client that has sent half a request, or reads no further,
/// must not hold a process that is asked to stop.
/// </summary>
internal sealed class BoundedServer(IServer inner) : IServer
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    public IFeatureCollection Features => inner.Features;

    public Task StartAsync<TContext>(IHttpApplication<TContext> application, CancellationToken cancellationToken)
        where TContext : notnull => inner.StartAsync(application, cancellationToken);

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Limit);
        await inner.StopAsync(limit.Token);
    }

    public void Dispose() => inner.Dispose();

    /// <summary>Puts it in the place of the server that is registered.</summary>
    public static void Register(IServiceCollection services)
    {
        var registered = services.Last(service => service.ServiceType == typeof(IServer));
        services.Remove(registered);
        services.AddSingleton<IServer>(provider => new BoundedServer((IServer)(registered.ImplementationFactory?.Invoke(provider)
            ?? registered.ImplementationInstance
            ?? ActivatorUtilities.CreateInstance(provider, registered.ImplementationType!))));
    }
}
