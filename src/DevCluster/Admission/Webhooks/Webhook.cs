using Flux.DevCluster.Admission.Expressions;
using Flux.Manifests.Nodes;

namespace Flux.DevCluster.Admission.Webhooks;

/// <summary>One webhook of a configuration, with its conditions made ready.</summary>
internal sealed class Webhook(string configuration, MapNode hook)
{
    private readonly Lazy<MatchConditions> _conditions = new(() => new MatchConditions(hook, hasParams: false));

    public string Configuration => configuration;

    public MapNode Hook => hook;

    public string Name { get; } = hook.GetString("name") ?? "";

    public bool FailsClosed { get; } = hook.GetString("failurePolicy") != "Ignore";

    /// <summary>Whether it may be asked about writes that are only tried.</summary>
    public bool AllowsDryRun { get; } = hook.GetString("sideEffects") is "None" or "NoneOnDryRun";

    public bool IsReinvoked { get; } = hook.GetString("reinvocationPolicy") == "IfNeeded";

    public MatchConditions Conditions => _conditions.Value;

    /// <summary>Who it is between two rounds, whatever its configuration has become meanwhile.</summary>
    public string Identity => $"{configuration}/{Name}";
}
