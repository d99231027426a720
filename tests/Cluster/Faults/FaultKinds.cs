using System.Text;
using Flux.Manifests.Json;
using Flux.Manifests.Nodes;
using Microsoft.AspNetCore.Http;

namespace Flux.Cluster.Faults;

internal static class FaultKinds
{
    /// <summary>The server refuses, with a Kubernetes Status.</summary>
    public static Fault Answer(int code, string reason, string message) => async (http, _) =>
    {
        var status = new MapNode
        {
            { "kind", "Status" }, { "apiVersion", "v1" }, { "metadata", new MapNode() }, { "status", "Failure" }, { "message", message }, { "reason", reason }, { "code", code },
        };
        http.Response.StatusCode = code;
        http.Response.ContentType = "application/json";
        await http.Response.Body.WriteAsync(JsonNodeWriter.WriteToUtf8(status));
    };

    /// <summary>The server does what was asked, and the connection breaks before the answer.</summary>
    public static Fault CommitThenDrop { get; } = async (http, forward) =>
    {
        (await forward()).Dispose();
        http.Abort();
    };

    /// <summary>The request never gets there: whoever sent it waits, until it dies.</summary>
    public static Fault Hang { get; } = (http, _) => Task.Delay(Timeout.Infinite, http.RequestAborted);

    /// <summary>The server does what was asked and never answers.</summary>
    public static Fault CommitThenHang { get; } = async (http, forward) =>
    {
        (await forward()).Dispose();
        await Task.Delay(Timeout.Infinite, http.RequestAborted);
    };

    /// <summary>A watch that is accepted and says nothing, ever.</summary>
    public static Fault SilentWatch { get; } = async (http, _) =>
    {
        http.Response.ContentType = "application/json";
        await http.Response.Body.FlushAsync();
        await Task.Delay(Timeout.Infinite, http.RequestAborted);
    };

    /// <summary>A watch that ends at once.</summary>
    public static Fault EndOfStream { get; } = async (http, _) =>
    {
        http.Response.ContentType = "application/json";
        await http.Response.Body.FlushAsync();
    };

    /// <summary>A watch that breaks off in the middle of an event.</summary>
    public static Fault HalfAnEvent { get; } = async (http, _) =>
    {
        http.Response.ContentType = "application/json";
        await http.Response.Body.WriteAsync(Encoding.UTF8.GetBytes("""{"type":"MODIFIED","object":{"kind":"Conf"""));
    };

    /// <summary>A watch whose history is gone, told inside the stream as API servers do.</summary>
    public static Fault GoneInStream { get; } = async (http, _) =>
    {
        http.Response.ContentType = "application/json";
        await http.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(
            """{"type":"ERROR","object":{"kind":"Status","apiVersion":"v1","metadata":{},"status":"Failure","message":"too old resource version","reason":"Expired","code":410}}""" + "\n"));
    };

    /// <summary>The real answer with its text changed.</summary>
    public static Fault Rewrite(Func<string, string> change) => async (http, forward) =>
    {
        using var answer = await forward();
        var text = await answer.Content.ReadAsStringAsync();
        http.Response.StatusCode = (int)answer.StatusCode;
        http.Response.ContentType = "application/json";
        await http.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(change(text)));
    };

    /// <summary>The request waits until the gate opens, then goes on.</summary>
    public static Fault Hold(Task gate) => async (http, forward) =>
    {
        await gate.WaitAsync(http.RequestAborted);
        using var answer = await forward();
        http.Response.StatusCode = (int)answer.StatusCode;
        http.Response.ContentType = "application/json";
        await answer.Content.CopyToAsync(http.Response.Body);
    };

    /// <summary>A watch that tells everything twice, and then once more how the same object was before.</summary>
    public static Fault Twice { get; } = async (http, forward) =>
    {
        using var answer = await forward();
        http.Response.ContentType = "application/json";
        using var reader = new StreamReader(await answer.Content.ReadAsStreamAsync());
        var before = new Dictionary<string, string>(StringComparer.Ordinal);
        while (await reader.ReadLineAsync(http.RequestAborted) is { } line)
        {
            var name = JsonNodeReader.Read(Encoding.UTF8.GetBytes(line)).GetString("object", "metadata", "name") ?? "";
            await http.Response.Body.WriteAsync(Encoding.UTF8.GetBytes($"{line}\n{line}\n{before.GetValueOrDefault(name, line)}\n"), http.RequestAborted);
            await http.Response.Body.FlushAsync(http.RequestAborted);
            before[name] = line;
        }
    };
}
