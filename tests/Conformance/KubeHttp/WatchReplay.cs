using System.Threading.Channels;
using Flux.Manifests.Json;
using Flux.Manifests.Nodes;

namespace Flux.Conformance.KubeHttp;

/// <summary>Opens a recorded watch, plays the steps made while it was open, and compares the events.</summary>
internal sealed class WatchReplay(CaseReplay replay, RequestSender sender, ResponseComparison comparison)
{
    private static readonly TimeSpan Opening = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Silence = TimeSpan.FromMilliseconds(300);

    public async Task<string?> RunAsync(MapNode step, CancellationToken cancellationToken)
    {
        var request = step.GetMap("request")!;
        var want = step.GetMap("response")!;
        using var closing = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var response = await sender.OpenAsync(request, HttpCompletionOption.ResponseHeadersRead, closing.Token);
        if ((int)response.StatusCode != want.GetInt64("status"))
        {
            return $"status {(int)response.StatusCode}, wanted {want.GetInt64("status")}";
        }

        var lines = Channel.CreateUnbounded<Node>();
        var reading = ReadAsync(response, lines.Writer, closing.Token);
        await Task.Delay(Opening, cancellationToken);
        foreach (var during in (step.GetList("during") ?? []).OfType<MapNode>())
        {
            if (await replay.PlayAsync(during, cancellationToken) is { } difference)
            {
                return "during the watch: " + difference;
            }
        }

        comparison.SetUnordered(step);
        var wanted = (want.GetList("events") ?? []).ToList();
        var events = await CollectAsync(lines.Reader, request, want, wanted.Count, cancellationToken);
        await closing.CancelAsync();
        await reading;
        return Compare(wanted, events);
    }

    private static async Task ReadAsync(HttpResponseMessage response, ChannelWriter<Node> lines, CancellationToken cancellationToken)
    {
        try
        {
            using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(cancellationToken));
            while (await reader.ReadLineAsync(cancellationToken) is { } line)
            {
                await lines.WriteAsync(JsonNodeReader.Read(line), cancellationToken);
            }
        }
        catch (Exception error) when (error is OperationCanceledException or HttpRequestException or IOException)
        {
            // The watch is closed from this side.
        }
        finally
        {
            lines.Complete();
        }
    }

    private static async Task<List<Node>> CollectAsync(ChannelReader<Node> lines, MapNode request, MapNode want, int count, CancellationToken cancellationToken)
    {
        var events = new List<Node>();
        var endsByServer = want.GetString("ended") == "server";
        var patience = endsByServer ? TimeSpan.FromSeconds((want.GetInt64("seconds") ?? 1) + 3) : Patience;
        while (true)
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            limit.CancelAfter(!endsByServer && events.Count >= count ? Silence : patience);
            try
            {
                var next = await lines.ReadAsync(limit.Token);
                if (IsKept(next, request))
                {
                    events.Add(next);
                }
            }
            catch (Exception error) when (error is OperationCanceledException or ChannelClosedException && !cancellationToken.IsCancellationRequested)
            {
                return events;
            }
        }
    }

    /// <summary>When a plain bookmark comes is the server's choice, unless the watch has a time to live.</summary>
    private static bool IsKept(Node line, MapNode request) =>
        line.GetString("type") != "BOOKMARK"
        || line.Get("object", "metadata", "annotations") is not null
        || line.GetString("object", "kind") == "Table"
        || request.GetString("path")!.Contains("timeoutSeconds", StringComparison.Ordinal);

    private string? Compare(List<Node> want, List<Node> got)
    {
        if (want.Count != got.Count)
        {
            return $"{got.Count} events, {want.Count} wanted; last: {(got.Count == 0 ? "none" : got[^1].ToString())}";
        }

        for (var i = 0; i < want.Count; i++)
        {
            if (comparison.CompareEvent(want[i], got[i], i) is { } difference)
            {
                return difference;
            }
        }

        return null;
    }
}
