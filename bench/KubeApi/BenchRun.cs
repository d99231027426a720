using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Flux.KubeApi.Bench.Clients;
using Flux.KubeApi.Bench.Serving;

namespace Flux.KubeApi.Bench;

/// <summary>All rows against one store.</summary>
internal sealed class BenchRun(BenchSettings settings, string store)
{
    private const int Pool = 50;
    private const int Listed = 500;

    private readonly List<Measured> _measured = [];

    public async Task RunAsync()
    {
        using var server = await ServerProcess.StartAsync(store, settings.UseTls, settings.UseServerCollector);
        var requests = new RequestText(server.Address, server.Token);
        Prepare(server, requests);
        Console.WriteLine($"\n{store} store, {settings.Connections} connections, {(settings.UseTls ? "HTTPS" : "HTTP")}/1.1, {(settings.UseServerCollector ? "server" : "workstation")} collector, deployment of {RequestText.Deployment("w0-0", RequestText.Image(1)).Length} bytes");
        Console.WriteLine($"{"",-24}{"req/s",9}{"target",9}{"",4}{"real",8}{"ratio",7}{"p50 ms",9}{"p99 ms",9}{"real p99",10}{"bad",5}{"CPU us",8}{"alloc B",10}");
        foreach (var row in Row.All.Where(row => settings.Includes(row.Name)))
        {
            Print(row, await MeasureAsync(server, row, RequestOf(row.Name, requests)));
        }

        var usage = await server.UsageAsync();
        var collected = await server.UsageAsync(collect: true);
        Console.WriteLine($"memory after the run: {Text(usage, collected)}");
        if (settings.Includes("big"))
        {
            new LargeApplies(server.Address, requests).Run();
        }

        if (settings.Includes("watch"))
        {
            await WatchAsync(server, requests);
        }

        await SaveAsync(usage, collected);
    }

    /// <summary>A new server that answers as many requests as the real one did: what that leaves in memory.</summary>
    public async Task RunMemoryAsync()
    {
        using var server = await ServerProcess.StartAsync(store, settings.UseTls, settings.UseServerCollector);
        var requests = new RequestText(server.Address, server.Token);
        Prepare(server, requests);
        foreach (var row in Row.All)
        {
            await new Load(server.Address, settings.Connections)
                .RunAsync(Timeout.InfiniteTimeSpan, RequestOf(row.Name, requests), row.RealCount / settings.Connections);
        }

        var usage = await server.UsageAsync();
        Console.WriteLine($"memory after as many requests as the real server answered: {Text(usage, await server.UsageAsync(collect: true))}; target 300 MB; real 944 + 108 MB");
    }

    private static string Text(ServerUsage usage, ServerUsage collected) =>
        $"{usage.WorkingSet / 1e6:0} MB resident ({collected.WorkingSet / 1e6:0} MB after a collection, heap {collected.Heap / 1e6:0} MB, committed {usage.Committed / 1e6:0} and then {collected.Committed / 1e6:0} MB)";

    private static void Prepare(ServerProcess server, RequestText requests)
    {
        using var connection = new RawConnection(server.Address);
        connection.Exchange(requests.CreateNamespace("bench"));
        connection.Exchange(requests.CreateNamespace("listed"));
        for (var i = 0; i < Listed; i++)
        {
            connection.Exchange(requests.CreateConfigMap("listed", RequestText.Name(0, i)));
        }

        // What the later rows work on, so that they can be measured alone.
        for (var worker = 0; worker < 64; worker++)
        {
            for (var i = 0; i < Pool && worker < 16; i++)
            {
                connection.Exchange(requests.Apply(RequestText.Name(worker, i), RequestText.Image(0)));
            }
        }
    }

    private static Func<int, long, byte[]> RequestOf(string row, RequestText requests)
    {
        // Names never repeat between the warm-up and the measurement.
        var run = Stopwatch.GetTimestamp() % 1_000_000;
        long Unique(long number) => (run * 1_000_000) + number;
        return row switch
        {
            "create" => (worker, number) => requests.CreateConfigMap("bench", RequestText.Name(worker, Unique(number))),
            "get" => (worker, number) => requests.GetConfigMap("listed", RequestText.Name(0, ((worker * 31) + number) % Listed)),
            "new" => (worker, number) => requests.Apply(RequestText.Name(worker, Unique(number)), RequestText.Image(0)),
            "unchanged" => (worker, number) => requests.Apply(RequestText.Name(worker % 16, number % Pool), RequestText.Image(0)),
            "changed" => (worker, number) => requests.Apply(RequestText.Name(worker % 16, number % Pool), RequestText.Image(number + 1)),
            _ => (_, _) => requests.ListConfigMaps("listed"),
        };
    }

    private async Task<Measured> MeasureAsync(ServerProcess server, Row row, Func<int, long, byte[]> request)
    {
        var load = new Load(server.Address, settings.Connections);
        var warm = await load.RunAsync(TimeSpan.FromSeconds(settings.Seconds), request);
        var offset = row.Name is "create" or "new" ? warm.Latencies.Count : 0;
        var before = await server.UsageAsync();
        var outcome = await load.RunAsync(TimeSpan.FromSeconds(settings.Seconds), (worker, number) => request(worker, number + offset));
        var after = await server.UsageAsync();
        var latencies = outcome.Latencies;
        latencies.Sort();
        double Milliseconds(double part) => latencies[(int)(part * (latencies.Count - 1))] * 1e3 / Stopwatch.Frequency;
        return new Measured(
            row.Name,
            latencies.Count / outcome.Elapsed.TotalSeconds,
            Milliseconds(0.5),
            Milliseconds(0.99),
            latencies.Count,
            outcome.Bad,
            (after.Microseconds - before.Microseconds) / latencies.Count,
            (double)(after.Allocated - before.Allocated) / latencies.Count);
    }

    private void Print(Row row, Measured result)
    {
        _measured.Add(result);
        var target = row.Target(store);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{row.Title,-24}{result.Rate,9:0}{target,9:0}{(result.Rate >= target ? " ok " : " -- ")}{row.RealRate,8:0}{result.Rate / row.RealRate,7:0.0}{result.P50,9:0.00}{result.P99,9:0.00}{row.RealP99,10:0.00}{result.Bad,5}{result.ServerMicroseconds,8:0.0}{result.ServerBytes,10:0}"));
    }

    private async Task WatchAsync(ServerProcess server, RequestText requests)
    {
        var (lags, missing) = await new WatchLag(server, requests, watchers: 1_000, eventsPerSecond: 100).RunAsync(TimeSpan.FromSeconds(settings.Seconds));
        double At(double part) => lags.Length == 0 ? 0 : lags[(int)(part * (lags.Length - 1))];
        Console.WriteLine($"1,000 watchers of 100 events/s: lag p50 {At(0.5):0.0} ms, p99 {At(0.99):0.0} ms (target 200), most {At(1):0.0} ms; {lags.Length} deliveries, {missing} not seen");
        _measured.Add(new Measured("watch", lags.Length / settings.Seconds, At(0.5), At(0.99), lags.Length, missing, 0, 0));
    }

    private async Task SaveAsync(ServerUsage usage, ServerUsage collected)
    {
        if (settings.Output is null)
        {
            return;
        }

        Directory.CreateDirectory(settings.Output);
        var path = Path.Combine(settings.Output, store + ".json");
        await File.WriteAllTextAsync(path, JsonSerializer.Serialize(new { store, settings.Connections, settings.Seconds, settings.UseTls, rows = _measured, usage, collected }, Indented));
    }

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };
}
