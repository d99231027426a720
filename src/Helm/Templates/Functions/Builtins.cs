using Flux.Helm.Templates.Formatting;
using Flux.Helm.Templates.Values;

namespace Flux.Helm.Templates.Functions;

/// <summary>The functions of text/template itself.</summary>
internal static class Builtins
{
    /// <summary>Evaluated by the caller, argument by argument; the bodies are never called.</summary>
    public static readonly TemplateMethod And = Variadic([GoType.ReflectValue, GoType.ReflectValue], GoType.ReflectValue, arguments => arguments[0]);

    public static readonly TemplateMethod Or = Variadic([GoType.ReflectValue, GoType.ReflectValue], GoType.ReflectValue, arguments => arguments[0]);

    /// <summary>Gets the source of its first argument before the arguments.</summary>
    public static readonly TemplateMethod Call = Variadic([GoType.ReflectValue, GoType.ReflectValue], GoType.ReflectValue, CallNothing);

    public static FunctionGroup All { get; } = Create();

    private static FunctionGroup Create()
    {
        GoType[] two = [GoType.ReflectValue, GoType.ReflectValue];
        GoType[] any = [GoType.Interface];
        var group = new FunctionGroup
        {
            { "and", And },
            { "or", Or },
            { "call", Call },
            { "not", [GoType.ReflectValue], GoType.Bool, a => !GoTruth.IsTrue(((GoValue)a[0]!).Data) },
            { "len", [GoType.ReflectValue], GoType.Int, a => (long)Indexing.Length((GoValue)a[0]!) },
            { "ne", two, GoType.Bool, a => !Comparison.Equal(Value(a, 0), Value(a, 1)) },
            { "lt", two, GoType.Bool, a => Comparison.Less(Value(a, 0), Value(a, 1)) },
            { "le", two, GoType.Bool, a => Comparison.Less(Value(a, 0), Value(a, 1)) || Comparison.Equal(Value(a, 0), Value(a, 1)) },
            { "gt", two, GoType.Bool, a => Greater(Value(a, 0), Value(a, 1)) },
            { "ge", two, GoType.Bool, a => !Comparison.Less(Value(a, 0), Value(a, 1)) },
        };
        group.AddVariadic("eq", two, GoType.Bool, EqualsAny);
        group.AddVariadic("index", two, GoType.ReflectValue, a => Indexing.Index(Value(a, 0), Rest(a)));
        group.AddVariadic("slice", two, GoType.ReflectValue, a => Slicing.Slice(Value(a, 0), Rest(a)));
        group.AddVariadic("print", any, GoType.String, a => GoFormat.Print(a));
        group.AddVariadic("println", any, GoType.String, a => GoFormat.PrintLine(a));
        group.AddVariadic("printf", [GoType.String, GoType.Interface], GoType.String, a => GoFormat.Printf((string)a[0]!, a.AsSpan(1)));
        group.AddVariadic("html", any, GoType.String, a => Escaping.Html(EscapedText(a)));
        group.AddVariadic("js", any, GoType.String, a => Escaping.JavaScript(EscapedText(a)));
        group.AddVariadic("urlquery", any, GoType.String, a => Escaping.Query(EscapedText(a)));
        return group;
    }

    private static TemplateMethod Variadic(GoType[] parameters, GoType result, Func<object?[], object?> body) =>
        new(parameters, true, result, (_, arguments) => body(arguments));

    private static GoValue Value(object?[] arguments, int index) => (GoValue)arguments[index]!;

    private static GoValue[] Rest(object?[] arguments) => [.. arguments.Skip(1).Select(argument => (GoValue)argument!)];

    private static bool Greater(GoValue left, GoValue right) => !Comparison.Less(left, right) && !Comparison.Equal(left, right);

    private static object EqualsAny(object?[] arguments)
    {
        if (arguments.Length == 1)
        {
            throw new TemplateCallException("missing argument for comparison");
        }

        var first = Value(arguments, 0);
        for (var i = 1; i < arguments.Length; i++)
        {
            if (Comparison.Equal(first, Value(arguments, i)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What the escaping functions escape: nil is printed as a template prints it.</summary>
    private static string EscapedText(object?[] arguments) =>
        arguments is [string text] ? text : GoFormat.Print([.. arguments.Select(argument => argument ?? "<no value>")]);

    private static object CallNothing(object?[] arguments)
    {
        var target = (GoValue)arguments[1]!;
        throw new TemplateCallException(target.Data is null
            ? "call of nil"
            : $"non-function {(string)arguments[0]!} of type {GoType.Of(target.Data)}");
    }
}
