using Flux.Apply.Health;
using Flux.Grains.Kustomizations;
using Flux.Manifests.Status;

namespace Flux.Grains.Health;

internal sealed class HealthCheckers(IStatusReader builtin, TimeProvider time) : IHealthCheckers
{
    public HealthChecker For(KustomizationRun run) => new(run.Client, run.Mapper, builtin, time);

    public IStatusReader? ReaderFor(KustomizationRun run) =>
        Compile(run).Checks is { } checks ? new ExpressionStatus(checks, builtin) : null;

    public string? Fault(KustomizationRun run) => Compile(run).Error;

    private static (CustomHealthCheckSet? Checks, string? Error) Compile(KustomizationRun run)
    {
        if (run.Spec.HealthCheckExprs.Count == 0)
        {
            return (null, null);
        }

        var checks = run.Spec.HealthCheckExprs
            .Select(check => new CustomHealthCheck(check.ApiVersion, check.Kind ?? "", check.Current, check.InProgress ?? "", check.Failed ?? ""))
            .ToArray();
        var set = CustomHealthCheckSet.Create(checks, out var error);
        return (set, error);
    }
}
