namespace Flux.Convergence.Bench;

/// <param name="ReadySeconds">From the first request until all are Ready.</param>
/// <param name="CpuSeconds">Of the whole process: control plane, home cluster and the load itself.</param>
/// <param name="Requests">HTTP requests sent by the process.</param>
/// <param name="AllocatedMiB">Managed memory allocated on the way.</param>
/// <param name="PauseSeconds">Time in which the garbage collector stopped everything.</param>
/// <param name="ResidentMiB">Resident set once nothing is written any more.</param>
/// <param name="NoopCpuMilliseconds">CPU of a routine round with nothing to do, less what the idle process uses in the same time.</param>
/// <param name="NoopRequests">HTTP requests sent during that round.</param>
internal sealed record Figures(
    double ReadySeconds,
    double CpuSeconds,
    long Requests,
    double AllocatedMiB,
    double PauseSeconds,
    double ResidentMiB,
    double NoopCpuMilliseconds,
    long NoopRequests);
