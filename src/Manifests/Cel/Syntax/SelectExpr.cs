namespace Flux.Manifests.Cel.Syntax;

/// <summary><c>operand.field</c>, or with <paramref name="testOnly"/> whether it is there: <c>has(operand.field)</c>.</summary>
internal sealed class SelectExpr(int position, CelExpr operand, string name, bool testOnly) : CelExpr(position)
{
    public CelExpr Operand => operand;

    public string Field => name;

    public bool TestOnly => testOnly;

    /// <summary>True when the whole chain is the name of a variable with dots.</summary>
    public string? VariableName { get; set; }
}
