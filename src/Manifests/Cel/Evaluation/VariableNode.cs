using Flux.Manifests.Cel.Values;

namespace Flux.Manifests.Cel.Evaluation;

/// <summary>A variable by name, or a loop variable by its place.</summary>
internal sealed class VariableNode : CelNode
{
    private readonly string[] _names;
    private readonly int _slot;
    private readonly CelValue _missing;

    /// <param name="names">The names to try, longest first: in unchecked expressions <c>a.b</c> may be one name.</param>
    /// <param name="slot">The place among the loop variables, or -1.</param>
    public VariableNode(IReadOnlyList<string> names, int slot)
    {
        _names = [.. names];
        _slot = slot;
        _missing = CelValue.Error($"no such attribute(s): {names[0]}");
    }

    public string Name => _names[^1];

    public IReadOnlyList<string> Names => _names;

    public bool IsLocal => _slot >= 0;

    public override CelValue Evaluate(CelContext context)
    {
        context.Spend(1);
        return Resolve(context);
    }

    public CelValue Resolve(CelContext context)
    {
        if (_slot >= 0)
        {
            return context.Locals[_slot];
        }

        return context.Variables.TryGet(_names[^1], out var value) ? value : _missing;
    }
}
