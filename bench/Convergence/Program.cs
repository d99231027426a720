using Flux.Convergence.Bench;

// usage: Convergence.Bench own|shared [N…]
//        Convergence.Bench push|drift|chain|flood [N]
// own, shared: N Kustomizations of four objects each (ServiceAccount, ConfigMap, Service, Deployment of no replicas), wait: true,
// all created at once, until all are Ready; then one routine round with nothing to do. own: each has its own source; shared: one
// source with N directories. push: N commits, each followed by a request to reconcile, until it is applied. drift: N changes of
// an applied Deployment, until each is undone. chain: N Kustomizations that depend on each other. flood: a
// light tenant's reconcile on request, alone and while N Kustomizations of another tenant are always due. The whole control plane and
// the home cluster run in this process, over SQLite with every write on disk.
// The peer's figures (Flux 2.9 on such a machine) were recorded without the API server's CPU: 100: 17.8-22.4 s; 500 of one
// source: 281 s and 335 CPU seconds, its no-op round 27 requests and about 200 ms of CPU each; a chain: 30 s per hop at worst.
var mode = args.Length > 0 ? args[0] : "own";
var counts = args.Skip(1).Select(int.Parse).ToArray();
switch (mode)
{
    case "push":
        Report.Latencies("push to applied", await LatencyRun.PushAsync(counts.FirstOrDefault(100)), target: 1000);
        break;
    case "drift":
        Report.Latencies("drift to healed", await LatencyRun.DriftAsync(counts.FirstOrDefault(100)), target: 2000);
        break;
    case "chain":
        Report.Latencies("hop of a chain", await LatencyRun.ChainAsync(counts.FirstOrDefault(10)), target: 1000);
        break;
    case "flood":
        await FloodRun.MeasureAsync(counts.FirstOrDefault(300));
        break;
    case "own" or "shared":
        await Report.ConvergenceAsync(counts is [] ? [100] : counts, mode == "shared");
        break;
    default:
        Console.Error.WriteLine($"'{mode}' is no measurement: own, shared, push, drift, chain or flood.");
        return 2;
}

return 0;
