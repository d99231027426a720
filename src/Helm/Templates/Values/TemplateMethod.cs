using Flux.Helm.Templates.Evaluation;

namespace Flux.Helm.Templates.Values;

/// <summary>
/// A function or method with its Go signature. The body gets checked arguments; those after the fixed ones are the variadic
/// ones, of the last parameter's type.
/// </summary>
internal sealed class TemplateMethod(GoType[] parameters, bool isVariadic, GoType result, Func<CallContext, object?[], object?> body)
{
    public GoType[] Parameters => parameters;

    public bool IsVariadic => isVariadic;

    public GoType Result => result;

    /// <summary>The same function, which first charges for all that its arguments hold.</summary>
    public TemplateMethod Charged() => new(parameters, isVariadic, result, (context, arguments) =>
    {
        ValueCost.Charge(context.Meter, arguments);
        return body(context, arguments);
    });

    /// <summary>The same function, charged for, with another answer when its argument holds itself.</summary>
    public TemplateMethod Charged(Func<CyclicValueException, string> answer) => new(parameters, isVariadic, result, (context, arguments) =>
    {
        try
        {
            ValueCost.Charge(context.Meter, arguments);
        }
        catch (CyclicValueException cycle)
        {
            return answer(cycle);
        }

        return body(context, arguments);
    });

    public object? Invoke(CallContext context, object?[] arguments) => body(context, arguments);
}
