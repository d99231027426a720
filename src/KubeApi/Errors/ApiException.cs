using Flux.Manifests.Nodes;

namespace Flux.KubeApi.Errors;

/// <summary>A request that ends with something other than success: the one exception of the API, turned into its answer at the edge.</summary>
public sealed class ApiException : Exception
{
    /// <param name="code">HTTP status code.</param>
    /// <param name="status">The <c>Status</c> object to answer with.</param>
    public ApiException(int code, MapNode status)
        : base(status.GetString("message"))
    {
        Code = code;
        Status = status;
    }

    private ApiException(int code, string text)
        : base(text)
    {
        Code = code;
        Text = text;
    }

    public int Code { get; }

    public MapNode? Status { get; }

    /// <summary>Set instead of <see cref="Status"/> for answers in plain text.</summary>
    public string? Text { get; }

    /// <summary>For a value of a wrong type: how a conversion of the object fails, which patches tell instead of the message.</summary>
    public string? ConversionFault { get; init; }

    /// <summary>For a value of a wrong type: what is wrong with it, without the words around that say of what it was to be read.</summary>
    public string? DecodeFault { get; init; }

    public int? RetryAfterSeconds { get; init; }

    public string Reason => Status.GetString("reason") ?? "";

    public static ApiException PlainText(int code, string text, int? retryAfterSeconds = null) => new(code, text) { RetryAfterSeconds = retryAfterSeconds };
}
