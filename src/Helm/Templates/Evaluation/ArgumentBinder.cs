using Flux.Helm.Templates.Syntax;
using Flux.Helm.Templates.Values;

namespace Flux.Helm.Templates.Evaluation;

/// <summary>Evaluates arguments for the type a parameter has, and checks that values fit.</summary>
internal sealed class ArgumentBinder(ExpressionEvaluator evaluator)
{
    public object? Evaluate(GoValue dot, GoType type, TemplateNode node)
    {
        evaluator.At(node);
        switch (node)
        {
            case DotNode:
                return Check(dot, type);
            case NilNode:
                return type.CanBeNil ? Zero(type) : throw evaluator.Error($"cannot assign nil to {type}");
            case FieldNode field:
                return Check(evaluator.Field(dot, field, null, GoValue.Missing), type);
            case VariableNode variable:
                return Check(evaluator.Variable(dot, variable, null, GoValue.Missing), type);
            case PipeNode pipe:
                return Check(evaluator.Pipeline(dot, pipe), type);
            case IdentifierNode function:
                return Check(evaluator.Function(dot, function, function, null, GoValue.Missing), type);
            case ChainNode chain:
                return Check(evaluator.Chain(dot, chain, null, GoValue.Missing), type);
            default:
                return Literal(type, node);
        }
    }

    public object? Check(GoValue value, GoType type)
    {
        if (ReferenceEquals(type, GoType.ReflectValue))
        {
            return value;
        }

        if (!value.IsValid)
        {
            return type.CanBeNil ? Zero(type) : throw evaluator.Error($"invalid value; expected {type}");
        }

        if (type.Kind == GoKind.Interface)
        {
            return value.Data;
        }

        if (value.IsNilInterface)
        {
            throw evaluator.Error($"wrong type for value; expected {type}; got interface {{}}");
        }

        var actual = GoType.Of(value.Data)!;
        if (actual.AssignableTo(type))
        {
            return value.Data is GoMap map ? map.As(type) : value.Data;
        }

        throw evaluator.Error($"wrong type for value; expected {type}; got {actual}");
    }

    private object? Literal(GoType type, TemplateNode node)
    {
        if (type.Kind == GoKind.Interface)
        {
            return Constant(node).Data;
        }

        if (ReferenceEquals(type, GoType.ReflectValue))
        {
            return Constant(node);
        }

        return type.Kind switch
        {
            GoKind.Bool => node is BooleanNode boolean ? boolean.Value : throw Expected("bool", node),
            GoKind.String => node is StringLiteralNode text ? text.Text : throw Expected("string", node),
            GoKind.Float64 => node is NumberLiteralNode { Float: { } number } ? number : throw Expected("float", node),
            GoKind.Int => node is NumberLiteralNode { Int: { } number } ? number : throw Expected("integer", node),
            GoKind.Int64 => node is NumberLiteralNode { Int: { } number }
                ? ReferenceEquals(type, GoType.Duration) ? new GoDuration(number) : new GoInt64(number)
                : throw Expected("integer", node),
            GoKind.Uint32 => node is NumberLiteralNode { Uint: { } number } ? (uint)number : throw Expected("unsigned integer", node),
            _ => throw evaluator.Error($"can't handle {node} for arg of type {type}"),
        };
    }

    private GoValue Constant(TemplateNode node) => node switch
    {
        BooleanNode boolean => GoValue.Of(boolean.Value),
        NumberLiteralNode number => evaluator.IdealConstant(number),
        StringLiteralNode text => GoValue.Of(text.Text),
        _ => throw evaluator.Error($"can't handle assignment of {node} to empty interface argument"),
    };

    private TemplateExecutionException Expected(string what, TemplateNode node) => evaluator.Error($"expected {what}; found {node}");

    private static object? Zero(GoType type) => type.Kind switch
    {
        GoKind.Map => GoMap.Nil(type),
        GoKind.Slice => GoList.Nil(type),
        _ => ReferenceEquals(type, GoType.ReflectValue) ? GoValue.Invalid : null,
    };
}
