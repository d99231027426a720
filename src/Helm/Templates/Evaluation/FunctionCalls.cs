using Flux.Helm.Templates.Functions;
using Flux.Helm.Templates.Values;

namespace Flux.Helm.Templates.Evaluation;

/// <summary>Calls functions and methods: counts and checks arguments, evaluates them, and names the place of an error.</summary>
internal sealed class FunctionCalls(ExpressionEvaluator evaluator, ArgumentBinder binder, CallContext context)
{
    public GoValue Call(GoValue dot, TemplateMethod function, string name, CallSite site)
    {
        var given = site.ArgumentCount;
        var total = given + (site.Final.IsMissing ? 0 : 1);
        CheckCount(function, name, given, total);
        if (ReferenceEquals(function, Builtins.And) || ReferenceEquals(function, Builtins.Or))
        {
            return ShortCircuit(dot, site, stopAt: ReferenceEquals(function, Builtins.Or));
        }

        var parameters = function.Parameters;
        var arguments = new object?[total];
        for (var i = 0; i < given; i++)
        {
            arguments[i] = binder.Evaluate(dot, parameters[Math.Min(i, parameters.Length - 1)], site.Words![i + 1]);
        }

        if (!site.Final.IsMissing)
        {
            arguments[given] = binder.Check(site.Final, parameters[Math.Min(given, parameters.Length - 1)]);
        }

        if (ReferenceEquals(function, Builtins.Call))
        {
            arguments = [site.Words is { Count: > 1 } ? site.Words[1].ToString() : Formatting.GoFormat.Print(site.Final.Data), .. arguments];
        }

        return Invoke(function, name, arguments, site);
    }

    private GoValue Invoke(TemplateMethod function, string name, object?[] arguments, CallSite site)
    {
        Exception failure;
        try
        {
            var result = function.Invoke(context, arguments);
            return ReferenceEquals(function.Result, GoType.ReflectValue) ? (GoValue)result! : GoValue.Declared(result, function.Result);
        }
        catch (Exception error) when (error is TemplateCallException or TemplateExecutionException or RenderBudgetException)
        {
            failure = error;
        }

        // Not thrown within the handler: a thousand nested includes would each hold the stack of the one below.
        evaluator.At(site.Node);
        throw evaluator.Error($"error calling {name}: {failure.Message}", failure);
    }

    private GoValue ShortCircuit(GoValue dot, CallSite site, bool stopAt)
    {
        var value = GoValue.Invalid;
        for (var i = 1; i <= site.ArgumentCount; i++)
        {
            value = (GoValue)binder.Evaluate(dot, GoType.ReflectValue, site.Words![i])!;
            if (GoTruth.IsTrue(value.Data) == stopAt)
            {
                return value;
            }
        }

        return site.Final.IsMissing ? value : site.Final;
    }

    private void CheckCount(TemplateMethod function, string name, int given, int total)
    {
        var count = function.Parameters.Length;
        if (function.IsVariadic)
        {
            if (total < count - 1)
            {
                throw evaluator.Error($"wrong number of args for {name}: want at least {count - 1} got {given}");
            }
        }
        else if (total != count)
        {
            throw evaluator.Error($"wrong number of args for {name}: want {count} got {total}");
        }
    }
}
