using System.Net.Http.Headers;
using Flux.Apply.Clients;
using Flux.Grains.Artifacts;
using Flux.Grains.Clusters;
using Flux.Grains.Reconciling;
using Flux.Grains.Telemetry;
using Flux.Manifests.Json;
using Flux.Sources;
using Flux.Sources.Egress;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Flux.Grains.Events;

/// <summary>
/// Logs events and delivers them: as Kubernetes Events to the home cluster, and by POST to the events address, neither of which waits for the other.
/// The queues are bounded; when a listener is slower than events the oldest waiting ones are dropped and counted.
/// </summary>
public sealed partial class EventPublisher(
    IHomeCluster home, InternalEgress egress, EventLog log, IOptions<ReconcileOptions> options, ILogger<EventPublisher> logger) : BackgroundService, IEventRecorder
{
    private const int Capacity = 10_000;
    private const int PostAttempts = 3;
    private const string Store = "store";
    private const string Post = "post";
    private static readonly TimeSpan PostLimit = TimeSpan.FromSeconds(5);

    private readonly EventStream _stream = new();
    private readonly EventQueue _toStore = new(Capacity, static () => FluxMetrics.EventsDropped(Store, 1));
    private readonly EventQueue _toPost = new(Capacity, static () => FluxMetrics.EventsDropped(Post, 1));

    public void Record(ObjectEvent item)
    {
        log.Write(item);
        _toStore.Add(item);
        if (!item.IsLocal && options.Value.EventsAddress.Length > 0)
        {
            _toPost.Add(item);
        }
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken)
    {
        FluxMetrics.EventsDropped(Store, 0);
        FluxMetrics.EventsDropped(Post, 0);
        return Task.WhenAll(DeliverAsync(_toStore, StoreAsync, stoppingToken), DeliverAsync(_toPost, PostAsync, stoppingToken));
    }

    /// <summary>Whatever is wrong with one event, it is the only one that is lost.</summary>
    private async Task DeliverAsync(EventQueue queue, Func<ObjectEvent, CancellationToken, Task> deliver, CancellationToken cancellationToken)
    {
        while (true)
        {
            var item = await queue.TakeAsync(cancellationToken);
            try
            {
                await deliver(item, cancellationToken);
            }
            catch (Exception error) when (!cancellationToken.IsCancellationRequested)
            {
                LogLost(logger, item.Reason, item.Namespace, error);
            }
        }
    }

    private async Task PostAsync(ObjectEvent item, CancellationToken cancellationToken)
    {
        var body = JsonNodeWriter.WriteToUtf8(EventDocuments.Wire(item));
        for (var attempt = 1; attempt <= PostAttempts; attempt++)
        {
            if (await TryPostAsync(body, cancellationToken))
            {
                return;
            }
        }

        LogUndelivered(logger, item.Reason, options.Value.EventsAddress);
    }

    private async Task<bool> TryPostAsync(byte[] body, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(PostLimit);
        try
        {
            using var content = new ByteArrayContent(body);
            content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            using var lease = egress.Clients.Rent(EgressSettings.None);
            using var request = new HttpRequestMessage(HttpMethod.Post, options.Value.EventsAddress) { Content = content };
            using var response = await lease.Client.SendAsync(request, limit.Token);

            // 429 means that the receiver has seen the same event just now.
            return response.IsSuccessStatusCode || (int)response.StatusCode == 429 || (int)response.StatusCode < 500;
        }
        catch (Exception error) when (error is HttpRequestException or SourceException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    private async Task StoreAsync(ObjectEvent item, CancellationToken cancellationToken)
    {
        var client = home.Client(null);
        var collection = $"api/v1/namespaces/{Uri.EscapeDataString(item.Namespace.Length > 0 ? item.Namespace : "default")}/events";
        var (name, count) = _stream.Next(item);
        if (count > 1)
        {
            var patched = await client.PatchAsync($"{collection}/{name}", PatchKind.Merge, EventDocuments.Repeat(item, count), item.Controller, cancellationToken);
            if (patched.IsSuccess)
            {
                return;
            }
        }

        var created = await client.CreateAsync(collection, EventDocuments.Core(item, name, count), cancellationToken);
        if (!created.IsSuccess)
        {
            LogNotStored(logger, item.Reason, created.Error.Message);
        }
    }

    [LoggerMessage(EventId = 5001, Level = LogLevel.Warning, Message = "Event {Reason} could not be delivered to {Address}")]
    private static partial void LogUndelivered(ILogger logger, string reason, string address);

    [LoggerMessage(EventId = 5004, Level = LogLevel.Error, Message = "Event {Reason} of namespace {Namespace} is lost")]
    private static partial void LogLost(ILogger logger, string reason, string @namespace, Exception error);

    [LoggerMessage(EventId = 5002, Level = LogLevel.Debug, Message = "Event {Reason} could not be stored: {Error}")]
    private static partial void LogNotStored(ILogger logger, string reason, string error);
}
