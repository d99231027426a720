using System.Diagnostics;
using System.Globalization;
using Flux.DevCluster.Controllers;
using Flux.DevCluster.Hosting;
using Flux.ObjectStore;
using Flux.ObjectStore.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Flux.KubeApi.Bench.Serving;

/// <summary>The process that is measured: an API server with the built-in kinds and no controllers, told what to do on its standard input.</summary>
internal static class BenchServer
{
    public static async Task RunAsync(string store, bool useTls)
    {
        var directory = Directory.CreateTempSubdirectory("flux-kubeapi-bench-");
        var options = new DevClusterOptions { UseTls = useTls, RunWorkloads = false };
        if (store == "sqlite")
        {
            options.Store = await SqliteObjectStore.OpenAsync(Path.Combine(directory.FullName, "objects.db"), DevClusterStore.Options);
        }

        await using (var cluster = await DevClusterHost.StartAsync(options, WithoutControllers))
        {
            Console.WriteLine($"ready {cluster.Address} {cluster.AdministratorToken}");
            await ObeyAsync();
        }

        directory.Delete(recursive: true);
    }

    private static void WithoutControllers(IServiceCollection services)
    {
        foreach (var manager in services.Where(service => service.ServiceType == typeof(IHostedService) && service.ImplementationType?.Name == "ControllerManager").ToList())
        {
            services.Remove(manager);
        }
    }

    private static async Task ObeyAsync()
    {
        while (await Console.In.ReadLineAsync() is { } command && command != "quit")
        {
            if (command == "collect")
            {
                GC.Collect();
            }

            var process = Process.GetCurrentProcess();
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{Environment.CpuUsage.TotalTime.TotalMicroseconds:0} {GC.GetTotalAllocatedBytes()} {process.WorkingSet64} {GC.GetTotalMemory(false)} {GC.GetGCMemoryInfo().TotalCommittedBytes}"));
        }
    }
}
