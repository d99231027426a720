namespace Flux.Sources.Serving;

/// <summary>The answer to a <see cref="GitHttpRequest"/>. Dispose it when the body is sent: that ends the work behind it.</summary>
public sealed class GitHttpResponse : IAsyncDisposable
{
    private readonly Func<ValueTask> _dispose;

    internal GitHttpResponse(int status, string contentType, Stream body, Func<ValueTask> dispose)
    {
        Status = status;
        Body = body;
        _dispose = dispose;
        Headers = new Dictionary<string, string>
        {
            ["Content-Type"] = contentType,
            ["Cache-Control"] = "no-cache, max-age=0, must-revalidate",
            ["Expires"] = "Fri, 01 Jan 1980 00:00:00 GMT",
            ["Pragma"] = "no-cache",
        };
    }

    public int Status { get; }

    public IReadOnlyDictionary<string, string> Headers { get; }

    /// <summary>Read it to the end; a read fails when the work behind it fails.</summary>
    public Stream Body { get; }

    public ValueTask DisposeAsync() => _dispose();

    internal static GitHttpResponse Text(int status, string text) =>
        new(status, "text/plain; charset=utf-8", new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text)), () => ValueTask.CompletedTask);
}
