using System.Diagnostics;

namespace Flux.KubeApi.Bench.Clients;

/// <summary>Several connections that send one request after another.</summary>
internal sealed class Load(Uri address, int connections)
{
    /// <summary>Latencies in stopwatch ticks, and the number of bad answers.</summary>
    public sealed record Outcome(List<long> Latencies, long Bad, TimeSpan Elapsed);

    /// <param name="length">When to stop at the latest.</param>
    /// <param name="request">The request of a worker (from 0) with a number (from 0).</param>
    /// <param name="most">Requests of each worker.</param>
    public async Task<Outcome> RunAsync(TimeSpan length, Func<int, long, byte[]> request, long most = long.MaxValue)
    {
        var latencies = new List<long>[connections];
        var bad = new long[connections];
        var started = Stopwatch.GetTimestamp();
        var workers = Enumerable.Range(0, connections).Select(worker => Task.Factory.StartNew(
            () => latencies[worker] = Work(worker, length, request, most, ref bad[worker]), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default));
        await Task.WhenAll(workers);
        return new Outcome([.. latencies.SelectMany(list => list)], bad.Sum(), Stopwatch.GetElapsedTime(started));
    }

    private List<long> Work(int worker, TimeSpan length, Func<int, long, byte[]> request, long most, ref long bad)
    {
        using var connection = new RawConnection(address);
        var latencies = new List<long>(200_000);
        var started = Stopwatch.GetTimestamp();
        for (long number = 0; number < most && (length == Timeout.InfiniteTimeSpan || Stopwatch.GetElapsedTime(started) < length); number++)
        {
            var bytes = request(worker, number);
            var sent = Stopwatch.GetTimestamp();
            if (connection.Exchange(bytes) >= 300)
            {
                bad++;
            }

            latencies.Add(Stopwatch.GetTimestamp() - sent);
        }

        return latencies;
    }
}
