namespace Flux.KubeApi.Audit;

/// <param name="Directory">Where the files are, <c>audit-000001.jsonl</c> and on. Nothing is ever deleted there: what to keep is the operator's decision.</param>
public sealed record AuditLogOptions(string Directory)
{
    /// <summary>Size in bytes at which the next file begins. Default 64 MiB.</summary>
    public long MaxFileBytes { get; init; } = 64 * 1024 * 1024;

    /// <summary>Records that wait to be written before requests wait, too.</summary>
    public int QueueLength { get; init; } = 4096;
}
