using System.Net;
using System.Net.Sockets;
using System.Text;
using Flux.Manifests.Json;
using Flux.Manifests.Nodes;
using Flux.Manifests.Objects;
using Flux.Manifests.Selectors;

namespace Flux.Conformance.KubeApply.Waiting;

/// <summary>
/// An API server that knows only what recorded exchanges left in it: it answers reads, and holds watches open without a
/// change. It tells when the first watch is open.
/// </summary>
internal sealed class RecordedCluster : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly Dictionary<string, MapNode> _objects = new(StringComparer.Ordinal);
    private readonly HashSet<(string ApiVersion, string Kind)> _kinds = [];
    private readonly CancellationTokenSource _stop = new();
    private TaskCompletionSource _watched = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TaskCompletionSource _found = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public RecordedCluster()
    {
        Address = new Uri($"http://127.0.0.1:{FreePorts.Take()}/");
        _listener.Prefixes.Add(Address.ToString());
        _listener.Start();
        _ = ServeAsync();
    }

    public Uri Address { get; }

    /// <summary>Completes with the first watch since the last <see cref="Reset"/>.</summary>
    public Task Watched => _watched.Task;

    /// <summary>Completes with the first object that was found since the last <see cref="Reset"/>.</summary>
    public Task Found => _found.Task;

    public void Reset()
    {
        _watched = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _found = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    public void AddKind(MapNode item)
    {
        lock (_objects)
        {
            _kinds.Add((item.GetString("apiVersion") ?? "", item.GetString("kind") ?? ""));
        }
    }

    /// <summary>Takes over what a recorded exchange changed.</summary>
    public void Replay(MapNode request, MapNode answer)
    {
        var path = request.GetString("path")!.Split('?')[0];
        path = path.EndsWith("/status", StringComparison.Ordinal) ? path[..^"/status".Length] : path;
        if (answer.GetMap("body") is not { } body || answer.GetInt64("code") >= 300)
        {
            return;
        }

        var name = new ManifestObject(body).Name;
        path = request.GetString("method") == "POST" ? $"{path}/{name}" : path;
        var isGone = body.GetString("kind") == "Status"
            || (body.GetString("metadata", "deletionTimestamp") is not null && body.GetList("metadata", "finalizers") is not { Count: > 0 });
        AddKind(body);
        lock (_objects)
        {
            _objects.Remove(path);
            if (!isGone)
            {
                _objects.Add(path, body);
            }
        }
    }

    public void Dispose()
    {
        _stop.Cancel();
        _listener.Close();
        _stop.Dispose();
    }

    private async Task ServeAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                _ = AnswerAsync(await _listener.GetContextAsync());
            }
            catch (Exception error) when (error is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        try
        {
            if (context.Request.QueryString["watch"] == "true")
            {
                await HoldAsync(context.Response);
            }
            else
            {
                await WriteAsync(context.Response, Find(context.Request.Url!.AbsolutePath, context.Request.QueryString["labelSelector"]));
            }

            context.Response.Close();
        }
        catch (Exception error) when (error is HttpListenerException or ObjectDisposedException or OperationCanceledException or IOException)
        {
            // The client went away, which is how a watch ends.
        }
    }

    private async Task HoldAsync(HttpListenerResponse response)
    {
        response.SendChunked = true;
        await response.OutputStream.WriteAsync("\n"u8.ToArray(), _stop.Token);
        await response.OutputStream.FlushAsync(_stop.Token);
        _watched.TrySetResult();
        await Task.Delay(Timeout.Infinite, _stop.Token);
    }

    private static async Task WriteAsync(HttpListenerResponse response, MapNode? item)
    {
        response.StatusCode = item is null ? 404 : 200;
        response.ContentType = "application/json";
        var body = item ?? new MapNode { { "kind", "Status" }, { "status", "Failure" }, { "reason", "NotFound" }, { "message", "not found" }, { "code", 404 } };
        await response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(JsonNodeWriter.WriteToString(body)));
    }

    private MapNode? Find(string path, string? labels)
    {
        lock (_objects)
        {
            if (_objects.TryGetValue(path, out var item))
            {
                _found.TrySetResult();
                return item;
            }

            var parts = path.Trim('/').Split('/');
            return (parts[0], parts.Length) switch
            {
                ("api", 2) => Resources(parts[1]),
                ("apis", 3) => Resources($"{parts[1]}/{parts[2]}"),
                ("apis", 2) => Group(parts[1]),
                _ when labels is not null => Selected(path + "/", LabelSelector.Parse(labels)),
                _ => null,
            };
        }
    }

    private MapNode Selected(string path, LabelSelector selector)
    {
        var items = _objects.Where(item => item.Key.StartsWith(path, StringComparison.Ordinal) && selector.Matches(item.Value.GetMap("metadata", "labels")));
        return new MapNode { { "kind", "List" }, { "items", new ListNode(items.Select(item => (Node)item.Value)) } };
    }

    private MapNode Resources(string apiVersion) => new()
    {
        { "kind", "APIResourceList" },
        { "groupVersion", apiVersion },
        {
            "resources", new ListNode(_kinds.Where(kind => kind.ApiVersion == apiVersion).Select(kind => new MapNode
            {
                { "name", kind.Kind.ToLowerInvariant() + "s" },
                { "kind", kind.Kind },
                { "namespaced", true },
            }))
        },
    };

    private MapNode Group(string name)
    {
        var version = _kinds.Select(kind => kind.ApiVersion).First(version => version.StartsWith(name + "/", StringComparison.Ordinal));
        return new MapNode { { "kind", "APIGroup" }, { "name", name }, { "preferredVersion", new MapNode { { "version", version.Split('/')[1] } } } };
    }
}
