using Flux.KubeApi.Errors;
using Flux.KubeApi.Negotiation;
using Flux.KubeApi.Pipeline;
using Flux.KubeApi.Requests;
using Flux.KubeApi.Selection;
using Flux.KubeApi.Tables;
using Flux.ObjectStore;

namespace Flux.KubeApi.Watching;

/// <summary>Streams changes as lines of JSON until the client leaves or the time is up.</summary>
internal sealed class WatchHandler(IObjectStore store, TableBuilder tables, TimeProvider time)
{
    private static readonly TimeSpan ProgressInterval = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan DefaultTimeout = TimeSpan.FromMinutes(40);

    public async Task HandleAsync(ResourceCall call)
    {
        var media = ContentNegotiator.Negotiate(call.Http.Request, isStream: true);
        if (media.Format == MediaFormat.Yaml)
        {
            throw ApiErrors.NotAcceptable("application/json;stream=watch, application/vnd.kubernetes.protobuf;stream=watch");
        }

        var options = ListOptions.Read(call.Http.Request, isWatch: true);
        var filter = WatchFilter(call, options);
        var timeout = options.TimeoutSeconds is > 0 and var seconds ? TimeSpan.FromSeconds(seconds) : DefaultTimeout;
        using var deadline = new CancellationTokenSource(timeout, time);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(call.Aborted, deadline.Token);
        var stream = new WatchStream(call, options, filter, new EventWriter(call, tables));
        await StartAsync(call).ConfigureAwait(false);
        try
        {
            await stream.RunAsync(store, ProgressInterval, ended.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            await stream.FinishAsync(store, call.Aborted).ConfigureAwait(false);
        }
    }

    private static ObjectFilter WatchFilter(ResourceCall call, ListOptions options)
    {
        var name = call.Info.Name.Length > 0 ? call.Info.Name : null;
        return new ObjectFilter(call.Resource, call.Version, RequestSelectors.Labels(options.LabelSelector), RequestSelectors.Fields(options.FieldSelector), name);
    }

    private static async ValueTask StartAsync(ResourceCall call)
    {
        call.Http.Response.StatusCode = 200;
        call.Http.Response.ContentType = "application/json";
        await call.Http.Response.StartAsync(call.Aborted).ConfigureAwait(false);
        await call.Http.Response.BodyWriter.FlushAsync(call.Aborted).ConfigureAwait(false);
    }
}
