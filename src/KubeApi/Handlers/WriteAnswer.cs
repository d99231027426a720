using Flux.KubeApi.Objects;
using Flux.KubeApi.Pipeline;
using Flux.KubeApi.Tables;

namespace Flux.KubeApi.Handlers;

/// <summary>Answers a write: warnings, then the object.</summary>
internal static class WriteAnswer
{
    public static Task WriteAsync(ResourceCall call, FormRenderer renderer, WrittenObject written, int code)
    {
        WarningHeaders.Append(call.Http.Response, call.Warnings);
        return written.Stored is { } stored ? renderer.WriteAsync(call, code, stored) : renderer.WriteAsync(call, code, written.Root);
    }
}
