namespace Flux.KubeApi.Audit;

/// <summary>Takes a record of every mutation. Must be quick, or queue; a sink that throws fails the request.</summary>
public interface IAuditSink
{
    ValueTask RecordAsync(AuditRecord record, CancellationToken cancellationToken);
}
