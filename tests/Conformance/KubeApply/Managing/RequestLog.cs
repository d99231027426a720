using Flux.Manifests;
using Flux.Manifests.Json;
using Flux.Manifests.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Flux.Conformance.KubeApply.Managing;

/// <summary>Notes the requests that reach a cluster while somebody wants to know: method, path, body, type and status, as they are recorded.</summary>
internal sealed class RequestLog : IStartupFilter
{
    private List<MapNode>? _entries;

    public void Begin() => _entries = [];

    public IReadOnlyList<MapNode> End()
    {
        var entries = _entries ?? [];
        _entries = null;
        return entries;
    }

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => application =>
    {
        application.Use(NoteAsync);
        next(application);
    };

    private async Task NoteAsync(HttpContext http, Func<Task> next)
    {
        if (_entries is not { } entries || http.Request.Query.ContainsKey("watch"))
        {
            await next();
            return;
        }

        var request = http.Request;
        var entry = new MapNode { { "method", request.Method }, { "path", request.Path + request.QueryString } };
        if (request.ContentLength > 0)
        {
            request.EnableBuffering();
            using var bytes = new MemoryStream();
            await request.Body.CopyToAsync(bytes, http.RequestAborted);
            request.Body.Position = 0;
            entry.Set("body", BodyOf(bytes.ToArray()));
            entry.Set("contentType", request.ContentType ?? "");
        }

        // Before the client can see the answer, and so before it can send the next one.
        http.Response.OnStarting(() =>
        {
            entry.Set("code", http.Response.StatusCode);
            lock (entries)
            {
                entries.Add(entry);
            }

            return Task.CompletedTask;
        });
        await next();
    }

    private static Node BodyOf(byte[] bytes)
    {
        try
        {
            return JsonNodeReader.Read(bytes);
        }
        catch (ManifestException)
        {
            return new StringNode(System.Text.Encoding.UTF8.GetString(bytes));
        }
    }
}
