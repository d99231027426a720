using Flux.Convergence.Bench;

// usage: Convergence.Bench [own|shared] [N…]
// N Kustomizations of four objects each (ServiceAccount, ConfigMap, Service, Deployment of no replicas), wait: true, all created
// at once, until all are Ready; then one routine round with nothing to do. The whole control plane and the home cluster run in
// this process, over SQLite with every write on disk. own: each has its own source; shared: one source with N directories.
// The peer's figures (Flux 2.9 on such a machine) were recorded without the API server's CPU: 100: 17.8-22.4 s; 500 of one
// source: 281 s and 335 CPU seconds, its no-op round 27 requests and about 200 ms of CPU each.
var shared = args.Contains("shared");
var counts = args.Select(argument => int.TryParse(argument, out var count) ? count : 0).Where(count => count > 0).DefaultIfEmpty(100);
Console.WriteLine($"{"N",6} {"ready s",9} {"cpu s",8} {"cpu ms/K",9} {"requests/K",11} {"KiB/K",7} {"pause s",8} {"RSS MiB",8} | {"no-op ms/K",11} {"requests",9}");
foreach (var count in counts)
{
    var figures = await ConvergenceRun.MeasureAsync(count, shared);
    Console.WriteLine(
        $"{count,6} {figures.ReadySeconds,9:0.00} {figures.CpuSeconds,8:0.0} {1000 * figures.CpuSeconds / count,9:0.0} {figures.Requests / (double)count,11:0.0} {1024 * figures.AllocatedMiB / count,7:0} {figures.PauseSeconds,8:0.0} {figures.ResidentMiB,8:0} | {figures.NoopCpuMilliseconds / count,11:0.000} {figures.NoopRequests,9}");
}
