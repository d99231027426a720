using Flux.Apply.Health;
using Flux.Manifests.Nodes;
using Flux.Manifests.Objects;
using Flux.Manifests.Status;

namespace Flux.Grains.Health;

/// <summary>The user's expressions where they cover a kind, the built-in rules elsewhere.</summary>
internal sealed class ExpressionStatus(CustomHealthCheckSet checks, IStatusReader builtin) : IStatusReader
{
    public (HealthState State, string? Error) Read(MapNode item) => checks.Evaluate(item) is { } result
        ? (Enum.Parse<HealthState>(result.Status), result.Error)
        : builtin.Read(item);

    public bool IsCustom(MapNode item) => checks.Covers(new ManifestObject(item).GroupVersionKind.GroupKind);
}
