namespace Flux.Manifests.Cel.Syntax;

/// <summary>A fold over a list or the keys of a map, which is what the macros become.</summary>
internal sealed class ComprehensionExpr(int position) : CelExpr(position)
{
    public const string Accumulator = "@result";

    /// <summary>The name under which the folded value is seen.</summary>
    public string AccumulatorName { get; init; } = Accumulator;

    public required string Variable { get; init; }

    /// <summary>The second variable (value of an index or key), or null.</summary>
    public string? SecondVariable { get; init; }

    public required CelExpr Range { get; init; }

    public required CelExpr Initial { get; init; }

    /// <summary>While it is true the fold goes on.</summary>
    public required CelExpr Condition { get; init; }

    public required CelExpr Step { get; init; }

    public required CelExpr Result { get; init; }
}
