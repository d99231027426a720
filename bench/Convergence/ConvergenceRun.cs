using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Flux.Apply.Clients;
using Flux.Contracts.Reconciling;
using Flux.Grains.GitRepositories;
using Flux.Manifests.Nodes;
using Flux.ObjectStore;
using Flux.Silo.Hosting;
using Flux.Sources.Storage;
using Microsoft.Extensions.DependencyInjection;
using Orleans;

namespace Flux.Convergence.Bench;

/// <summary>One measurement, in a control plane of its own.</summary>
internal static class ConvergenceRun
{
    private static readonly ResourceKey Kustomizations = new("kustomize.toolkit.fluxcd.io", "kustomizations");

    /// <summary>Long enough for every grain to have looked.</summary>
    private static readonly TimeSpan RoundTime = TimeSpan.FromSeconds(2);

    public static async Task<Figures> MeasureAsync(int count, bool shared)
    {
        var directory = Directory.CreateTempSubdirectory("flux-bench-");
        using var requests = new RequestCounter();
        await using var plane = await ControlPlane.StartAsync(Settings(directory.FullName));
        var store = plane.Services.GetRequiredService<IObjectStore>();
        var fleet = new Fleet(
            plane.HomeClient, plane.Services.GetRequiredService<ArtifactStore>(), plane.Services.GetRequiredService<ArtifactUrls>(), count, shared);
        await fleet.ApplyTenantAsync();
        await WaitForNamespaceAsync(plane.HomeClient);

        var (cpu, sent, clock) = (Cpu(), requests.Count, Stopwatch.GetTimestamp());
        var (allocated, pause) = (GC.GetTotalAllocatedBytes(), GC.GetTotalPauseDuration());
        await fleet.CreateSourcesAsync();
        await fleet.CreateKustomizationsAsync();
        await WaitUntilReadyAsync(store, count);
        var ready = Stopwatch.GetElapsedTime(clock).TotalSeconds;
        var (used, made) = (Cpu() - cpu, requests.Count - sent);
        var (garbage, paused) = ((GC.GetTotalAllocatedBytes() - allocated) / 1024.0 / 1024.0, (GC.GetTotalPauseDuration() - pause).TotalSeconds);
        await SettleAsync(store);
        var resident = Process.GetCurrentProcess().WorkingSet64 / 1024.0 / 1024.0;

        cpu = Cpu();
        await Task.Delay(RoundTime);
        var idle = Cpu() - cpu;
        (cpu, sent) = (Cpu(), requests.Count);
        await NoopRoundAsync(plane, count);
        var noop = (Cpu() - cpu - idle) * 1000;
        var figures = new Figures(ready, used, made, garbage, paused, resident, noop, requests.Count - sent);
        directory.Refresh();
        return figures;
    }

    /// <summary>Wakes every grain as its interval would, and waits until all have looked.</summary>
    private static async Task NoopRoundAsync(ControlPlane plane, int count)
    {
        var grains = plane.Services.GetRequiredService<IGrainFactory>();
        await Parallel.ForEachAsync(Enumerable.Range(0, count), async (i, _) =>
            await grains.GetGrain<IKustomizationGrain>($"bench/{Fleet.Namespace}/app-{i}").WakeAsync(WakeReason.Interval));
        await Task.Delay(RoundTime);
    }

    private static async Task WaitUntilReadyAsync(IObjectStore store, int count)
    {
        while (true)
        {
            var page = await store.ListAsync(new ListRequest(Kustomizations));
            var ready = page.Items.Count(item => item.Root.GetList("status", "conditions")?.Any(
                condition => condition.GetString("type") == "Ready" && condition.GetString("status") == "True") ?? false);
            if (ready == count)
            {
                return;
            }

            await Task.Delay(100);
        }
    }

    /// <summary>Until nothing was written for a while: events and the cluster's own controllers lag behind.</summary>
    private static async Task SettleAsync(IObjectStore store)
    {
        for (var (before, quiet) = (-1L, 0); quiet < 4;)
        {
            await Task.Delay(500);
            var now = await store.GetVersionAsync();
            quiet = now == before ? quiet + 1 : 0;
            before = now;
        }
    }

    private static async Task WaitForNamespaceAsync(KubeClient client)
    {
        while (!(await client.GetAsync($"apis/rbac.authorization.k8s.io/v1/namespaces/{Fleet.Namespace}/rolebindings/flux-tenant", CancellationToken.None)).IsSuccess)
        {
            await Task.Delay(50);
        }
    }

    private static double Cpu() => Process.GetCurrentProcess().TotalProcessorTime.TotalSeconds;

    private static SiloSettings Settings(string directory)
    {
        var settings = new SiloSettings
        {
            DataDirectory = directory,
            ApiPort = FreePort(),
            HttpPort = FreePort(),
            SiloPort = FreePort(),
            GatewayPort = FreePort(),
            WorkloadDelay = TimeSpan.Zero,
        };
        settings.Reconcile.Controllers = ["Kustomization", "Tenant"];
        return settings;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
