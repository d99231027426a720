using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace Flux.KubeApi.Audit;

/// <summary>
/// Keeps every record in files that only grow, each line chained to the one before it. Records are written in the background, in
/// the order in which they came; when more wait than the queue holds, requests wait. Disposing writes what waits.
/// </summary>
public sealed partial class AuditLog : IAuditSink, IAsyncDisposable
{
    private readonly Channel<AuditRecord> _queue;
    private readonly AuditWriter _writer;
    private readonly ILogger<AuditLog> _logger;
    private readonly Task _work;

    /// <exception cref="IOException">The directory cannot be written.</exception>
    public AuditLog(AuditLogOptions options, ILogger<AuditLog> logger)
    {
        _logger = logger;
        _queue = Channel.CreateBounded<AuditRecord>(new BoundedChannelOptions(options.QueueLength) { SingleReader = true });
        _writer = AuditWriter.Open(options);
        _work = Task.Run(WriteAsync);
    }

    public ValueTask RecordAsync(AuditRecord record, CancellationToken cancellationToken) => _queue.Writer.WriteAsync(record, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        await _work.ConfigureAwait(false);
        _writer.Dispose();
    }

    private async Task WriteAsync()
    {
        while (await _queue.Reader.WaitToReadAsync().ConfigureAwait(false))
        {
            try
            {
                while (_queue.Reader.TryRead(out var record))
                {
                    _writer.Append(record);
                }

                _writer.Flush();
            }
            catch (IOException error)
            {
                // The API goes on: that mutations are not recorded is for the operators to hear, not a reason to stop deliveries.
                LogLost(_logger, error.Message);
            }
        }
    }

    [LoggerMessage(EventId = 7020, Level = LogLevel.Error, Message = "Audit records are being lost: {Error}. Make room or repair the directory of the audit log")]
    private static partial void LogLost(ILogger logger, string error);
}
