using Flux.Manifests.Nodes;
using Flux.Manifests.Objects;

namespace Flux.Manifests.Status;

/// <summary>The custom health checks of one applier: at most one for each kind of a group.</summary>
public sealed class CustomHealthCheckSet
{
    private readonly Dictionary<GroupKind, CustomHealthCheckEvaluator> _evaluators = [];

    private CustomHealthCheckSet()
    {
    }

    /// <param name="checks">In the order of the object; errors name their index.</param>
    /// <param name="error">What is wrong with one of them; null on success.</param>
    public static CustomHealthCheckSet? Create(IReadOnlyList<CustomHealthCheck> checks, out string? error)
    {
        var set = new CustomHealthCheckSet();
        for (var i = 0; i < checks.Count; i++)
        {
            var kind = GroupVersionKind.Parse(checks[i].ApiVersion, checks[i].Kind).GroupKind;
            if (set._evaluators.ContainsKey(kind))
            {
                error = $"duplicate custom health check for GroupKind {kind} at healthchecks[{i}]";
                return null;
            }

            if (CustomHealthCheckEvaluator.Create(checks[i], out var fault) is not { } evaluator)
            {
                error = $"failed to create custom status evaluator for healthchecks[{i}]: {fault}";
                return null;
            }

            set._evaluators.Add(kind, evaluator);
        }

        error = null;
        return set;
    }

    /// <summary>True when the kind, or every kind of its group, has a check.</summary>
    public bool Covers(GroupKind kind) => Find(kind) is not null;

    /// <summary>The health of an object by its check; null when no check covers it.</summary>
    public CustomHealthCheckResult? Evaluate(MapNode resource) => Find(new ManifestObject(resource).GroupVersionKind.GroupKind)?.Evaluate(resource);

    private CustomHealthCheckEvaluator? Find(GroupKind kind) =>
        _evaluators.GetValueOrDefault(kind) ?? _evaluators.GetValueOrDefault(kind with { Kind = "" });
}
