using System.Diagnostics;
using Flux.DevCluster.Bench;
using Flux.DevCluster.Hosting;
using Flux.Manifests.Nodes;
using Flux.ObjectStore;

// usage: DevCluster.Bench [DEPLOYMENTS [REPLICAS]]
// How long the controllers take until all Deployments are available, what an idle cluster costs then, and how long deleting takes.
var count = args.Length > 0 ? int.Parse(args[0], System.Globalization.CultureInfo.InvariantCulture) : 1_000;
var replicas = args.Length > 1 ? int.Parse(args[1], System.Globalization.CultureInfo.InvariantCulture) : 5;
await using var cluster = await DevClusterHost.StartAsync(new DevClusterOptions { UseTls = false });
var fleet = new Fleet(cluster.Objects, count, replicas);

var started = Stopwatch.GetTimestamp();
await fleet.CreateAsync();
var created = Stopwatch.GetElapsedTime(started);
await fleet.UntilAvailableAsync();
var available = Stopwatch.GetElapsedTime(started);

// The last statuses and endpoints are still being written, and code is still being compiled; idle is when that is over.
for (long last = -1, now = 0; last != now; last = now, now = await cluster.Objects.Store.GetVersionAsync())
{
    await Task.Delay(TimeSpan.FromSeconds(5));
}

var process = Process.GetCurrentProcess();
var before = process.TotalProcessorTime;
await Task.Delay(TimeSpan.FromSeconds(5));
process.Refresh();
var idle = (process.TotalProcessorTime - before).TotalMilliseconds / 5_000;

started = Stopwatch.GetTimestamp();
await cluster.Objects.DeleteAsync(new ResourceKey("", "namespaces"), "", Fleet.Namespace, Flux.KubeApi.Requests.DeleteOptions.Default, CancellationToken.None);
await fleet.UntilGoneAsync();
var gone = Stopwatch.GetElapsedTime(started);

Console.WriteLine($"{count} Deployments of {replicas} pods ({count * (2 + replicas)} objects and their events)");
Console.WriteLine($"created after {created.TotalSeconds:0.0} s, all available after {available.TotalSeconds:0.0} s");
Console.WriteLine($"idle: {idle:P2} of one core, working set {process.WorkingSet64 / 1e6:0} MB");
Console.WriteLine($"namespace with all of it gone after {gone.TotalSeconds:0.0} s");
