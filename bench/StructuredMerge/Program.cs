using System.Diagnostics;
using System.Globalization;
using Flux.Manifests.FieldManagement;
using Flux.Manifests.Json;
using Flux.Manifests.Nodes;
using Flux.StructuredMerge;

// Server-side apply without a server: what the engine itself costs. The peer is kube-apiserver 1.36.3, whose figures are for whole
// requests on two cores (shared/data/peers/kube-apiserver-1.36.md): 3.36 ms for an unchanged and 4.18 ms for a changed Deployment.
var seconds = args.Length > 0 ? double.Parse(args[0], CultureInfo.InvariantCulture) : 1.0;
Dictionary<string, double> peerMicroseconds = new()
{
    ["deployment: new"] = 3_210,
    ["deployment: unchanged, owners read"] = 3_360,
    ["deployment: changed"] = 4_180,
};
Console.WriteLine($"{"case",-58}{"µs/op",12}{"KB/op",10}{"op/s",12}{"peer/ours",12}");

var isFirst = true;
var deployment = Scenarios.Deployment("podinfo:1");
Console.WriteLine($"  deployment: {JsonNodeWriter.WriteToUtf8(deployment).Length} bytes");
Bench("deployment", deployment, Scenarios.Deployment("podinfo:2"));
Bench("ConfigMap, 1 MB in 10 keys", Scenarios.ConfigMap(10, "a"), Scenarios.ConfigMap(10, "b"));
Bench("ConfigMap, 1 MB in 10,000 keys", Scenarios.ConfigMap(10_000, "a"), Scenarios.ConfigMap(10_000, "b"));
Bench("Service, 5,000 keyed ports", Scenarios.Service(5_000, 1), Scenarios.Service(5_000, 2));
Bench("Service, 20,000 keyed ports", Scenarios.Service(20_000, 1), Scenarios.Service(20_000, 2));

void Bench(string name, MapNode first, MapNode second)
{
    var manager = Scenarios.Manager(first);
    var options = new ApplyOptions { Manager = "a", ApiVersion = first.GetString("apiVersion")! };
    var other = new UpdateOptions { Manager = "controller", ApiVersion = options.ApiVersion };
    var created = manager.Apply(null, first, options).Object!;
    created.GetOrAddMap("metadata").Set("uid", "1");
    var next = created.Copy();
    next.GetOrAddMap("metadata").Set("annotations", new MapNode { { "seen", "yes" } });
    var live = (MapNode)manager.Update(created, next, other).Object.Freeze();
    var unread = live.Copy();
    _ = ManagedFields.TryRead(live, out var managed, out _);

    // What a client sends back after a change to one annotation.
    next = live.Copy();
    next.GetOrAddMap("metadata").Set("annotations", new MapNode { { "seen", "again" } });

    for (var i = 0; i < 2_000 && isFirst; i++)
    {
        // The first case would else pay for the compiler.
        manager.Apply(unread, i % 2 == 0 ? first : second, options);
        manager.Apply(null, first, options);
    }

    isFirst = false;
    Measure($"{name}: new", () => manager.Apply(null, first, options));
    Measure($"{name}: unchanged, owners kept parsed", () => manager.Apply(live, first, options, managed));
    Measure($"{name}: unchanged, owners read", () => manager.Apply(unread, first, options));
    Measure($"{name}: changed", () => manager.Apply(live, second, options, managed));
    Measure($"{name}: a field given up", () => manager.Apply(live, WithoutLabels(first), options, managed));
    Measure($"{name}: update", () => manager.Update(live, next, other, managed));
}

static MapNode WithoutLabels(MapNode value)
{
    var copy = value.Copy();
    if (!copy.GetMap("metadata")!.Remove("labels"))
    {
        (copy.GetMap("data") ?? copy.GetMap("spec")!).Remove(copy.GetMap("data") is { } data ? data.EntryAt(data.Count - 1).Key : "ports");
    }

    return copy;
}

void Measure(string name, Action action)
{
    // CPU time of the process, not time by the clock: other work on the machine then does not count.
    var warm = Stopwatch.StartNew();
    while (warm.Elapsed.TotalSeconds < seconds / 2)
    {
        action();
    }

    var bytes = GC.GetAllocatedBytesForCurrentThread();
    var started = Environment.CpuUsage.TotalTime;
    var count = 0;
    var spent = TimeSpan.Zero;
    for (var batch = 1; spent.TotalSeconds < seconds; spent = Environment.CpuUsage.TotalTime - started)
    {
        for (var i = 0; i < batch; i++, count++)
        {
            action();
        }

        batch = Math.Min(batch * 2, 1024);
    }

    bytes = GC.GetAllocatedBytesForCurrentThread() - bytes;
    var each = spent.TotalSeconds / count;
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-58}{each * 1e6,12:N1}{bytes / 1024.0 / count,10:N1}{1 / each,12:N0}{Ratio(name, each),12}"));
}

string Ratio(string name, double secondsEach) => peerMicroseconds.TryGetValue(name, out var peer)
    ? (peer / (secondsEach * 1e6)).ToString("N0", CultureInfo.InvariantCulture)
    : "";
