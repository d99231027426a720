using Flux.Apply.Health;
using Flux.Manifests.Nodes;
using Flux.Manifests.Status;

namespace Flux.Conformance.KubeApply.Waiting;

/// <summary>The rules of Flux, preceded by the expressions of a case.</summary>
internal sealed class RuleReader(CustomHealthCheckSet? checks, TimeProvider time) : IStatusReader
{
    public (HealthState State, string? Error) Read(MapNode item)
    {
        if (checks?.Evaluate(item) is { } custom)
        {
            return (Enum.Parse<HealthState>(custom.Status), custom.Error);
        }

        var result = StatusReader.ComputeForWait(item, time.GetUtcNow());
        return result.Status == ObjectStatus.Unknown
            ? (HealthState.Unknown, result.Message)
            : (Enum.Parse<HealthState>(result.Status.ToString()), null);
    }
}
