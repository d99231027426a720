namespace Flux.Helm.Rendering;

/// <summary>The release a chart is rendered for.</summary>
public sealed record ReleaseInfo(string Name, string Namespace)
{
    /// <summary>False for an install.</summary>
    public bool IsUpgrade { get; init; }

    public int Revision { get; init; } = 1;

    public string Service { get; init; } = "Helm";
}
