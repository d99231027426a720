using Flux.Helm.Templates.Values;
using G = Flux.Helm.Templates.Values.GoType;

namespace Flux.Helm.Templates.Functions.Collections;

/// <summary>Defaults, choices and questions about types.</summary>
internal static class DefaultFunctions
{
    public static FunctionGroup All { get; } = Create();

    private static FunctionGroup Create()
    {
        var group = new FunctionGroup
        {
            { "empty", [G.Interface], G.Bool, a => Emptiness.IsEmpty(a[0]) },
            { "ternary", [G.Interface, G.Interface, G.Bool], G.Interface, a => (bool)a[2]! ? a[0] : a[1] },
            { "typeOf", [G.Interface], G.String, a => TypeName(a[0]) },
            { "typeIs", [G.String, G.Interface], G.Bool, a => a.Text(0) == TypeName(a[1]) },
            { "typeIsLike", [G.String, G.Interface], G.Bool, a => TypeName(a[1]) is var name && (a.Text(0) == name || "*" + a.Text(0) == name) },
            { "kindOf", [G.Interface], G.String, a => KindName(a[0]) },
            { "kindIs", [G.String, G.Interface], G.Bool, a => a.Text(0) == KindName(a[1]) },
        };
        group.AddVariadic("default", [G.Interface, G.Interface], G.Interface, a => a.Length < 2 || Emptiness.IsEmpty(a[1]) ? a[0] : a[1]);
        group.AddVariadic("coalesce", [G.Interface], G.Interface, a => Array.Find(a, item => !Emptiness.IsEmpty(item)));
        group.AddVariadic("all", [G.Interface], G.Bool, a => !Array.Exists(a, Emptiness.IsEmpty));
        group.AddVariadic("any", [G.Interface], G.Bool, a => Array.Exists(a, item => !Emptiness.IsEmpty(item)));
        return group;
    }

    private static string TypeName(object? value) => value is null ? "<nil>" : GoType.Of(value)!.Name;

    private static string KindName(object? value) => value is null ? "invalid" : GoType.Of(value)!.KindName;
}
