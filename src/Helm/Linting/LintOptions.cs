using Flux.Helm.Rendering;

namespace Flux.Helm.Linting;

/// <summary>How a chart is checked.</summary>
public sealed record LintOptions
{
    /// <summary>Warnings count as errors.</summary>
    public bool Strict { get; init; }

    public bool SkipSchemaValidation { get; init; }

    /// <summary>The namespace the templates see.</summary>
    public string Namespace { get; init; } = "default";

    public KubernetesCapabilities Capabilities { get; init; } = KubernetesCapabilities.Default;
}
