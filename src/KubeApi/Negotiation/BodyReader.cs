using System.Buffers;
using System.IO.Pipelines;
using Flux.KubeApi.Errors;
using Microsoft.AspNetCore.Http;

namespace Flux.KubeApi.Negotiation;

/// <summary>Reads request bodies up to the limit of the API.</summary>
internal static class BodyReader
{
    public const int MaxBytes = 3 * 1024 * 1024;

    /// <exception cref="ApiException">413</exception>
    public static async ValueTask<ReadOnlyMemory<byte>> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentLength > MaxBytes)
        {
            throw TooLarge();
        }

        var reader = request.BodyReader;

        // A read that is cancelled by its token stays open, which the server that drains the rest takes for a fault.
        using var registration = cancellationToken.UnsafeRegister(static state => ((PipeReader)state!).CancelPendingRead(), reader);
        while (true)
        {
            var result = await reader.ReadAsync(CancellationToken.None).ConfigureAwait(false);
            if (result.IsCanceled)
            {
                reader.AdvanceTo(result.Buffer.End);
                throw new OperationCanceledException(cancellationToken);
            }

            if (result.Buffer.Length > MaxBytes)
            {
                // The server drains the rest, which it cannot while a read is open.
                reader.AdvanceTo(result.Buffer.End);
                throw TooLarge();
            }

            if (result.IsCompleted)
            {
                var bytes = result.Buffer.ToArray();
                reader.AdvanceTo(result.Buffer.End);
                return bytes;
            }

            reader.AdvanceTo(result.Buffer.Start, result.Buffer.End);
        }
    }

    /// <summary>The answer to a body that the HTTP server gave up reading.</summary>
    public static ApiException Refusal(BadHttpRequestException error) => error.StatusCode switch
    {
        413 => TooLarge(),
        408 => ApiErrors.Failure(408, "Timeout", "Timeout: request did not complete within the allotted timeout", null),
        _ => ApiErrors.BadRequest(error.Message),
    };

    private static ApiException TooLarge() => ApiErrors.TooLarge($"Request entity too large: limit is {MaxBytes}");
}
