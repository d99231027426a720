using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Flux.Apply.Tests.Servers;

/// <summary>An API server that has one answer for each request; what it has none for is not there.</summary>
internal sealed class FixedServer : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly IReadOnlyDictionary<string, (int Code, string Body)> _answers;

    public FixedServer(IReadOnlyDictionary<string, (int Code, string Body)> answers)
    {
        _answers = answers;
        Address = new Uri($"http://127.0.0.1:{FreePorts.Take()}/");
        _listener.Prefixes.Add(Address.ToString());
        _listener.Start();
        _ = ServeAsync();
    }

    public Uri Address { get; }

    public void Dispose() => _listener.Close();

    private async Task ServeAsync()
    {
        while (_listener.IsListening)
        {
            var context = await _listener.GetContextAsync();
            var (code, body) = _answers.GetValueOrDefault(
                $"{context.Request.HttpMethod} {context.Request.Url!.AbsolutePath}", (404, """{"kind":"Status","status":"Failure","reason":"NotFound","code":404}"""));
            context.Response.StatusCode = code;
            context.Response.ContentType = "application/json";
            await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(body));
            context.Response.Close();
        }
    }
}
