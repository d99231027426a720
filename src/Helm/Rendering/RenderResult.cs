namespace Flux.Helm.Rendering;

/// <summary>What a chart renders to, or why it does not.</summary>
public sealed record RenderResult
{
    /// <summary>Null on success; else the text users know from Helm.</summary>
    public string? Error { get; init; }

    /// <summary>True when it was the templates that failed, rather than values, schema or dependencies.</summary>
    public bool FailedWhileRendering { get; init; }

    /// <summary>What the templates printed, for who looks for a mistake, when it is no YAML; null otherwise.</summary>
    public string? InvalidOutput { get; init; }

    /// <summary>Documents in the order in which they are applied.</summary>
    public IReadOnlyList<Manifest> Manifests { get; init; } = [];

    /// <summary>Hooks by kind; whoever runs them orders them by weight.</summary>
    public IReadOnlyList<Hook> Hooks { get; init; } = [];

    /// <summary>Definitions to apply before everything else, those of subcharts last.</summary>
    public IReadOnlyList<CustomResource> Crds { get; init; } = [];

    /// <summary>NOTES.txt; empty when there is none.</summary>
    public string Notes { get; init; } = "";

    /// <summary>What Helm logs on the way.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];
}
