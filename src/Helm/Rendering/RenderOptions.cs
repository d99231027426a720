namespace Flux.Helm.Rendering;

/// <summary>What a render depends on besides chart and values.</summary>
public sealed record RenderOptions
{
    public required ReleaseInfo Release { get; init; }

    public KubernetesCapabilities Capabilities { get; init; } = KubernetesCapabilities.Default;

    /// <summary>Null: <c>lookup</c> finds nothing, as without a cluster.</summary>
    public ILookup? Lookup { get; init; }

    public RenderBudget Budget { get; init; } = RenderBudget.Default;

    /// <summary>What <c>now</c> says and what certificates are dated by.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>A key that a map lacks is an error.</summary>
    public bool Strict { get; init; }

    /// <summary><c>required</c> and <c>fail</c> do not end the render.</summary>
    public bool IsLint { get; init; }

    /// <summary>Takes what linting passes over.</summary>
    internal Action<string>? Log { get; init; }

    /// <summary>values.schema.json is not looked at.</summary>
    public bool SkipSchemaValidation { get; init; }

    /// <summary>The notes of subcharts are printed as well.</summary>
    public bool IncludeSubchartNotes { get; init; }
}
