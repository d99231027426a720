namespace Flux.Convergence.Bench;

internal sealed record Figures(double ReadySeconds, double CpuSeconds, long Requests, double ResidentMiB, double NoopCpuMilliseconds, long NoopRequests);
