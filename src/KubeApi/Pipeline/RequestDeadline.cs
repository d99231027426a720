using Flux.KubeApi.Errors;
using Flux.KubeApi.Requests;
using Flux.Manifests.Nodes;
using Flux.Manifests.Text;
using Microsoft.AspNetCore.Http;

namespace Flux.KubeApi.Pipeline;

/// <summary>The time that a client gives a request: the <c>timeout</c> parameter. Watches and connections have none.</summary>
internal sealed class RequestDeadline(HttpContext http, RequestInfo info, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Most = TimeSpan.FromMinutes(1);

    private readonly CancellationToken _gone = http.RequestAborted;
    private CancellationTokenSource? _limit;
    private CancellationTokenSource? _either;

    /// <summary>Whether the time is over, and the client still there.</summary>
    public bool IsOver => _limit?.IsCancellationRequested == true && !_gone.IsCancellationRequested;

    /// <summary>Begins to count: whatever listens to the request's end is told at the end of its time, too.</summary>
    /// <exception cref="ApiException">400: the parameter is no duration.</exception>
    public void Begin()
    {
        var text = QueryReader.First(http.Request.Query["timeout"]);
        if (text.Length == 0 || info.Verb == "watch" || info.Subresource is "attach" or "exec" or "proxy" or "log" or "portforward")
        {
            return;
        }

        if (!GoDuration.TryParseTimeSpan(text, out var timeout))
        {
            throw ApiErrors.BadRequest($"invalid timeout specified in the request URL - time: {Fault(text)} {GoText.Quote(text)}");
        }

        if (timeout > TimeSpan.Zero)
        {
            _limit = new CancellationTokenSource(timeout < Most ? timeout : Most, time);
            _either = CancellationTokenSource.CreateLinkedTokenSource(_gone, _limit.Token);
            http.RequestAborted = _either.Token;
        }
    }

    /// <summary>The answer when the time is over, which itself has all the time it needs.</summary>
    public ApiException Exceeded()
    {
        http.RequestAborted = _gone;
        return ApiErrors.Failure(504, "Timeout", "Timeout: request did not complete within the allotted timeout", new MapNode());
    }

    public void Dispose()
    {
        http.RequestAborted = _gone;
        _either?.Dispose();
        _limit?.Dispose();
    }

    private static string Fault(string text) =>
        text.Any(char.IsAsciiDigit) && text.TrimStart('+', '-').All(character => char.IsAsciiDigit(character) || character == '.') ? "missing unit in duration" : "invalid duration";
}
