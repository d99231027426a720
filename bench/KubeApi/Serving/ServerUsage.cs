namespace Flux.KubeApi.Bench.Serving;

/// <summary>What the server has used since its start.</summary>
internal readonly record struct ServerUsage(double Microseconds, long Allocated, long WorkingSet, long Heap, long Committed);
