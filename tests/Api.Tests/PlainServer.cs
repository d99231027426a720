using Flux.Api.Artifacts;
using Flux.Api.Documents;
using Flux.Api.Health;
using Flux.Api.Metrics;
using Flux.Api.Problems;
using Flux.ObjectStore;
using Flux.ObjectStore.Memory;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;

namespace Flux.Api.Tests;

/// <summary>The plain endpoints over a store in memory.</summary>
internal sealed class PlainServer : IAsyncDisposable
{
    private readonly WebApplication _application;

    private PlainServer(WebApplication application)
    {
        _application = application;
        Http = new HttpClient { BaseAddress = new Uri(application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()) };
    }

    public HttpClient Http { get; }

    /// <summary>Whether a part of the process says that it does not work.</summary>
    public bool IsBroken { get; set; }

    /// <summary>What the process says that others do not do, though it works itself; null for nothing.</summary>
    public string? Lack { get; set; }

    public IObjectStore Store => _application.Services.GetRequiredService<IObjectStore>();

    public static async Task<PlainServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddProblems();
        builder.Services.AddPlainOpenApi();
        builder.Services.AddSingleton<IObjectStore>(new MemoryObjectStore(new ObjectStoreOptions()));
        builder.Services.AddSingleton<IArtifactFiles, OneArtifact>();
        PlainServer? server = null;
        builder.Services.AddHealthChecks()
            .AddCheck<StoreHealthCheck>("store")
            .AddCheck("part", () => server!.IsBroken ? HealthCheckResult.Unhealthy("it is broken") : HealthCheckResult.Healthy())
            .AddCheck("lack", () => server!.Lack is { } lack ? HealthCheckResult.Degraded(lack) : HealthCheckResult.Healthy());
        var application = builder.Build();
        application.UseProblems();
        application.MapHealth();
        application.MapPlainOpenApi();
        application.MapResourceMetrics();
        application.MapArtifacts();
        application.MapGet("/broken", (HttpContext _) => throw new InvalidOperationException("a secret of the process"));
        await application.StartAsync(TestContext.Current.CancellationToken);
        return server = new PlainServer(application);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _application.DisposeAsync();
    }

    private sealed class OneArtifact : IArtifactFiles
    {
        public Task<ArtifactFile?> OpenAsync(string path, CancellationToken cancellationToken) => Task.FromResult(
            path == "gitrepository/team/app/a.tar.gz" ? new ArtifactFile(new MemoryStream("bytes"u8.ToArray()), "sha256:abc", DateTimeOffset.UnixEpoch) : null);
    }
}
