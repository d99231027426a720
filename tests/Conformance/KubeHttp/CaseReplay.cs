using Flux.DevCluster.Hosting;
using Flux.Manifests.Json;
using Flux.Manifests.Nodes;

namespace Flux.Conformance.KubeHttp;

/// <summary>Plays the steps of one case and compares what comes back.</summary>
internal sealed class CaseReplay(DevClusterHost host, HttpClient client, MapNode item)
{
    private static readonly TimeSpan WaitLimit = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan SettlingPoll = TimeSpan.FromMilliseconds(200);

    private readonly RequestSender _sender = new(host.Address, client);
    private readonly ResponseComparison _comparison = new();
    private bool _hasSlept;

    public async Task<string?> RunAsync(CancellationToken cancellationToken)
    {
        if (item.GetString("namespace") is { } ns)
        {
            await MakeNamespaceAsync(ns, cancellationToken);
        }

        var number = 0;
        foreach (var step in item.GetList("steps")!.OfType<MapNode>())
        {
            if (await PlayAsync(step, cancellationToken) is { } difference)
            {
                return $"step {number} {step.GetString("request", "method")} {step.GetString("request", "path")}: {difference}";
            }

            number++;
        }

        return null;
    }

    /// <summary>Plays a step; null when the answer is as recorded.</summary>
    public async Task<string?> PlayAsync(MapNode step, CancellationToken cancellationToken)
    {
        if (step.GetMap("waitFor") is { } wait)
        {
            return await WaitAsync(wait.GetString("path")!, wait["until"]!, cancellationToken);
        }

        if (step["sleep"] is NumberNode seconds)
        {
            await Task.Delay(TimeSpan.FromSeconds(seconds.ToDouble()), cancellationToken);
            _hasSlept = true;
            return null;
        }

        if (step.ContainsKey("compact"))
        {
            // The store behind the real server forgets; the server's cache, whose part our store plays, does not.
            return null;
        }

        if (step.GetMap("request") is not { } request)
        {
            return null;
        }

        return step.GetMap("response")!.ContainsKey("events") || step.ContainsKey("during")
            ? await new WatchReplay(this, _sender, _comparison).RunAsync(step, cancellationToken)
            : await ExchangeAsync(step, request, cancellationToken);
    }

    public async Task InstallAsync(string name, ReadOnlyMemory<byte> json, CancellationToken cancellationToken)
    {
        const string Path = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";
        var request = new MapNode
        {
            { "method", "POST" },
            { "path", Path },
            { "headers", new MapNode { { "Content-Type", "application/json" } } },
            { "body", JsonNodeReader.Read(json.Span) },
        };
        await _sender.SendAsync(request, cancellationToken);
        await WaitAsync($"{Path}/{name}", new ListNode { "/status/conditions/type=Established/status", "True" }, cancellationToken);
    }

    private async Task<string?> ExchangeAsync(MapNode step, MapNode request, CancellationToken cancellationToken)
    {
        var answer = await _sender.SendAsync(request, cancellationToken);
        var isSettling = _hasSlept && request.GetString("method") == "GET";
        _hasSlept &= isSettling;
        if (isSettling)
        {
            answer = await SettledAsync(step, request, answer, cancellationToken);
        }

        foreach (var (name, pointer) in step.GetMap("save") ?? [])
        {
            _sender.Save(name, ((StringNode)pointer).Value, answer);
        }

        return _comparison.Compare(step, answer);
    }

    /// <summary>The recording slept until controllers were done, for which this machine may be too busy: it is asked until they are.</summary>
    private async Task<Answer> SettledAsync(MapNode step, MapNode request, Answer answer, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(WaitLimit);
        while (_comparison.TryCompare(step, answer) is not null && !limit.IsCancellationRequested)
        {
            await Task.Delay(SettlingPoll, cancellationToken);
            answer = await _sender.SendAsync(request, cancellationToken);
        }

        return answer;
    }

    private async Task MakeNamespaceAsync(string ns, CancellationToken cancellationToken)
    {
        var metadata = new MapNode { { "name", ns } };
        if (item.GetMap("namespaceLabels") is { } labels)
        {
            metadata.Set("labels", labels);
        }

        var body = new MapNode { { "apiVersion", "v1" }, { "kind", "Namespace" }, { "metadata", metadata } };
        await _sender.SendAsync(
            new MapNode { { "method", "POST" }, { "path", "/api/v1/namespaces" }, { "headers", new MapNode { { "Content-Type", "application/json" } } }, { "body", body } },
            cancellationToken);
        await WaitAsync($"/api/v1/namespaces/{ns}/serviceaccounts/default", "exists", cancellationToken);
        await WaitAsync($"/api/v1/namespaces/{ns}/configmaps/kube-root-ca.crt", "exists", cancellationToken);
    }

    private async Task<string?> WaitAsync(string path, Node until, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(WaitLimit);
        try
        {
            while (!IsReached(until, await _sender.SendAsync(new MapNode { { "method", "GET" }, { "path", path } }, limit.Token)))
            {
                await Task.Delay(TimeSpan.FromMilliseconds(30), limit.Token);
            }

            return null;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return $"waited in vain for {path} until {until}";
        }
    }

    private static bool IsReached(Node until, Answer answer) => until switch
    {
        StringNode { Value: "gone" } => answer.Status == 404,
        StringNode => answer.Status == 200,
        ListNode list => answer.Body is { } body && Pointers.Find(body, ((StringNode)list[0]).Value) is { } value && value.Equals(list[1]),
        _ => false,
    };
}
