using Flux.Manifests.Cel.Values;

namespace Flux.Manifests.Cel.Evaluation;

/// <summary>A variable or another value, and the selections and indexes that follow it: <c>a.b[0].?c</c>.</summary>
internal sealed class AttributeNode(CelNode root, IReadOnlyList<Qualifier> qualifiers, bool testOnly) : CelNode
{
    private readonly Qualifier[] _qualifiers = [.. qualifiers];

    public CelNode Root => root;

    public IReadOnlyList<Qualifier> Qualifiers => _qualifiers;

    public bool IsTestOnly => testOnly;

    public override CelValue Evaluate(CelContext context)
    {
        var value = Resolve(context);
        if (!testOnly)
        {
            context.Spend(1);
        }

        return value;
    }

    /// <summary>The value without the cost of an attribute of its own, as the branches of a conditional are read.</summary>
    public CelValue Resolve(CelContext context)
    {
        var value = root is VariableNode variable ? variable.Resolve(context) : root.Evaluate(context);
        var isOptional = false;
        for (var i = 0; i < _qualifiers.Length && !value.IsError; i++)
        {
            if (value.Kind == CelKind.Optional)
            {
                isOptional = true;
                if (!value.AsOptional.HasValue)
                {
                    return testOnly ? CelValue.False : value;
                }

                value = value.AsOptional.Value;
            }

            var qualifier = _qualifiers[i];
            isOptional |= qualifier.IsOptional;
            var isTest = testOnly && i == _qualifiers.Length - 1;
            if (!qualifier.TryApply(context, value, isOptional || isTest, out var next))
            {
                context.Spend(isTest ? 1 : 0);
                return isTest ? CelValue.False : CelValue.Of(CelOptional.None);
            }

            context.Spend(1);
            if (isTest && !next.IsError)
            {
                return CelValue.True;
            }

            value = next;
        }

        return isOptional && !value.IsError ? CelValue.Of(CelOptional.Of(value)) : value;
    }
}
