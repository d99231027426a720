using System.Buffers.Text;
using System.Diagnostics;
using Flux.KubeApi.Bench.Serving;

namespace Flux.KubeApi.Bench.Clients;

/// <summary>Many watches of one namespace, a steady stream of changes, and how late each watch hears of each.</summary>
internal sealed class WatchLag(ServerProcess server, RequestText requests, int watchers, int eventsPerSecond)
{
    private const string Namespace = "watched";

    private readonly List<long> _lags = [];
    private long[] _sent = [];
    private long _heard;

    /// <summary>The lags of all deliveries in milliseconds, sorted, and how many are missing.</summary>
    public async Task<(double[] Lags, long Missing)> RunAsync(TimeSpan length)
    {
        var count = (int)(length.TotalSeconds * eventsPerSecond);
        _sent = new long[count];
        using var writer = new RawConnection(server.Address);
        writer.Exchange(requests.CreateNamespace(Namespace));
        var threads = Enumerable.Range(0, watchers).Select(_ => new Thread(Follow, 256 * 1024) { IsBackground = true }).ToList();
        using var ready = new CountdownEvent(watchers);
        threads.ForEach(thread => thread.Start(ready));
        ready.Wait();
        await SendAsync(writer, count);
        for (var i = 0; i < 50 && Interlocked.Read(ref _heard) < (long)watchers * count; i++)
        {
            await Task.Delay(100);
        }

        lock (_lags)
        {
            var lags = _lags.Select(ticks => ticks * 1e3 / Stopwatch.Frequency).Order().ToArray();
            return (lags, ((long)watchers * count) - lags.Length);
        }
    }

    private async Task SendAsync(RawConnection writer, int count)
    {
        var started = Stopwatch.GetTimestamp();
        for (var i = 0; i < count; i++)
        {
            var due = TimeSpan.FromSeconds((double)i / eventsPerSecond) - Stopwatch.GetElapsedTime(started);
            if (due > TimeSpan.FromMilliseconds(1))
            {
                await Task.Delay(due);
            }

            _sent[i] = Stopwatch.GetTimestamp();
            writer.Exchange(requests.CreateConfigMap(Namespace, $"event-{i}"));
        }
    }

    private void Follow(object? ready)
    {
        using var connection = new RawConnection(server.Address);
        connection.Send(requests.WatchConfigMaps(Namespace));
        connection.ReadSome();
        ((CountdownEvent)ready!).Signal();
        try
        {
            Listen(connection);
        }
        catch (IOException)
        {
            // The server is stopped when all is measured.
        }
    }

    private void Listen(RawConnection connection)
    {
        var lags = new List<long>();
        var keep = 0;
        for (ReadOnlySpan<byte> text; (text = connection.ReadSome(keep)).Length > keep;)
        {
            lags.Clear();
            keep = Note(text, Stopwatch.GetTimestamp(), lags);
            lock (_lags)
            {
                _lags.AddRange(lags);
            }
        }
    }

    /// <summary>Notes the changes in a text, and tells how much of its end may be the beginning of one more.</summary>
    private int Note(ReadOnlySpan<byte> text, long now, List<long> lags)
    {
        var mark = "\"name\":\"event-"u8;
        for (int at; (at = text.IndexOf(mark)) >= 0;)
        {
            text = text[(at + mark.Length)..];
            if (Utf8Parser.TryParse(text, out int number, out var digits) && digits < text.Length)
            {
                lags.Add(now - _sent[number]);
                Interlocked.Increment(ref _heard);
            }
            else
            {
                return mark.Length + text.Length;
            }
        }

        return Math.Min(text.Length, mark.Length - 1);
    }
}
