using Flux.Helm.Templates.Text;
using Flux.Helm.Templates.Values;

namespace Flux.Helm.Templates.Evaluation;

/// <summary>Fields, map keys and methods by name.</summary>
internal sealed class FieldAccess(ExpressionEvaluator evaluator, FunctionCalls calls, MissingKey missingKey)
{
    public GoValue Chain(GoValue dot, GoValue receiver, ReadOnlySpan<string> names, CallSite site)
    {
        for (var i = 0; i < names.Length - 1; i++)
        {
            receiver = Field(dot, receiver, names[i], site.WithoutArguments);
        }

        return Field(dot, receiver, names[^1], site);
    }

    private GoValue Field(GoValue dot, GoValue receiver, string name, CallSite site)
    {
        if (!receiver.IsValid)
        {
            return missingKey == MissingKey.Error ? throw evaluator.Error($"nil data; no entry for key {GoQuote.Quote(name)}") : GoValue.Invalid;
        }

        if (receiver.IsNilInterface)
        {
            throw evaluator.Error($"nil pointer evaluating interface {{}}.{name}");
        }

        if (MethodsOf(receiver.Data)?.Invoke(name) is { } method)
        {
            return calls.Call(dot, method, name, site);
        }

        switch (receiver.Data)
        {
            case GoMap map:
                return site.HasArguments ? throw NotAMethod(name) : Entry(map.TryGetValue(name, out var value), value, map.Type, name);
            case GoObject { Type.Kind: GoKind.Map } map:
                return site.HasArguments ? throw NotAMethod(name) : Entry(map.TryGetField(name, out var item), item, map.Type, name);
            case GoObject structure when structure.TryGetField(name, out var field):
                return site.HasArguments
                    ? throw evaluator.Error($"{name} has arguments but cannot be invoked as function")
                    : GoValue.Of(field);
            default:
                throw evaluator.Error($"can't evaluate field {name} in type {receiver.Type}");
        }
    }

    private static Func<string, TemplateMethod?>? MethodsOf(object? value) => value switch
    {
        GoObject target => target.FindMethod,
        GoList list when ReferenceEquals(list.Type, Functions.VersionSet.Type) => name => Functions.VersionSet.FindMethod(list, name),
        GoDuration duration => name => Functions.Time.DurationMethods.Find(duration, name),
        GoNamedInt named => name => name == "String" ? new TemplateMethod([], false, GoType.String, (_, _) => named.Text) : null,
        _ => null,
    };

    private GoValue Entry(bool found, object? value, GoType type, string key)
    {
        if (found)
        {
            return GoValue.Declared(value, type.Element!);
        }

        return missingKey switch
        {
            MissingKey.Error => throw evaluator.Error($"map has no entry for key {GoQuote.Quote(key)}"),
            MissingKey.Zero => GoZero.Of(type.Element!),
            _ => GoValue.Invalid,
        };
    }

    private TemplateExecutionException NotAMethod(string name) => evaluator.Error($"{name} is not a method but has arguments");
}
