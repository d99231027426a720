namespace Flux.Helm;

/// <summary>
/// Limits on one render. Templates are programs of a tenant: an endless one must end with an error, and must not take the
/// memory of others. The defaults leave the heaviest public charts a factor of a hundred.
/// </summary>
public sealed record RenderBudget
{
    public static readonly RenderBudget Default = new();

    /// <summary>Template nodes executed, plus items and characters that functions produce in bulk.</summary>
    public long MaxSteps { get; init; } = 500_000_000;

    /// <summary>UTF-16 units written by all templates, those captured by <c>include</c> and <c>tpl</c> among them.</summary>
    public long MaxOutput { get; init; } = 1_000_000_000;

    /// <summary>Nesting of <c>template</c> actions; Go's own limit.</summary>
    public int MaxTemplateDepth { get; init; } = 100_000;

    /// <summary>Nested uses of one name by <c>include</c>; Helm's own limit.</summary>
    public int MaxIncludeDepth { get; init; } = 1_000;

    /// <summary>Nesting of <c>tpl</c> in texts of <c>tpl</c>. Helm has no limit but its memory.</summary>
    public int MaxTplDepth { get; init; } = 1_000;

    /// <summary>Time for the whole render.</summary>
    public TimeSpan MaxTime { get; init; } = TimeSpan.FromSeconds(60);
}
