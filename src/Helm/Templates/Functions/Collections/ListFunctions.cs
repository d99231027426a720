using Flux.Helm.Templates.Values;
using G = Flux.Helm.Templates.Values.GoType;

namespace Flux.Helm.Templates.Functions.Collections;

/// <summary>sprig's functions on lists. Each has a twin with <c>must</c>, which fails in the same words.</summary>
internal static class ListFunctions
{
    private static readonly G[] One = [G.Interface];
    private static readonly G[] Two = [G.Interface, G.Interface];

    public static FunctionGroup All { get; } = Create();

    private static FunctionGroup Create()
    {
        var group = new FunctionGroup
        {
            { "push", Two, G.AnySlice, a => Push(a) },
            { "mustPush", Two, G.AnySlice, a => Push(a) },
        };
        AddPair(group, "append", Two, G.AnySlice, Push);
        AddPair(group, "prepend", Two, G.AnySlice, a => GoList.Any([a[1], .. Lists.Items(a[0], "Cannot prepend on type {0}")]));
        AddPair(group, "first", One, G.Interface, a => Lists.Items(a[0], "Cannot find first on type {0}") is [var item, ..] ? item : null);
        AddPair(group, "last", One, G.Interface, a => Lists.Items(a[0], "Cannot find last on type {0}") is [.., var item] ? item : null);
        AddPair(group, "rest", One, G.AnySlice, a => Lists.NilIfEmpty(Lists.Items(a[0], "Cannot find rest on type {0}"), items => items.Skip(1)));
        AddPair(group, "initial", One, G.AnySlice, a => Lists.NilIfEmpty(Lists.Items(a[0], "Cannot find initial on type {0}"), items => items.SkipLast(1)));
        AddPair(group, "reverse", One, G.AnySlice, a => GoList.Any([.. Lists.Items(a[0], "Cannot find reverse on type {0}").Reverse()]));
        AddPair(group, "compact", One, G.AnySlice, a => GoList.Any([.. Lists.Items(a[0], "Cannot compact on type {0}").Where(item => !Emptiness.IsEmpty(item))]));
        AddPair(group, "uniq", One, G.AnySlice, a => Lists.Unique(Lists.Items(a[0], "Cannot find uniq on type {0}")));
        AddPair(group, "has", Two, G.Bool, Has);
        AddPair(group, "chunk", [G.Int, G.Interface], G.AnySliceSlice, a => Lists.Chunk(a.Long(0), Lists.Items(a[1], "Cannot chunk type {0}")));
        foreach (var name in (string[])["without", "mustWithout"])
        {
            group.AddVariadic(name, Two, G.AnySlice, a => Without(a));
        }

        foreach (var name in (string[])["slice", "mustSlice"])
        {
            group.AddVariadic(name, Two, G.Interface, a => Lists.Slice(a));
        }

        foreach (var name in (string[])["list", "tuple"])
        {
            group.AddVariadic(name, One, G.AnySlice, a => GoList.Any(a));
        }

        group.AddVariadic("concat", One, G.Interface, a => Lists.Concat(a));
        return group;
    }

    private static void AddPair(FunctionGroup group, string name, G[] parameters, G result, Func<object?[], object?> body)
    {
        group.Add(name, parameters, result, body);
        group.Add("must" + char.ToUpperInvariant(name[0]) + name[1..], parameters, result, body);
    }

    private static GoList Push(object?[] arguments) => GoList.Any([.. Lists.Items(arguments[0], "Cannot push on type {0}"), arguments[1]]);

    private static object Has(object?[] arguments) =>
        arguments[1] is not null && Lists.Items(arguments[1], "Cannot find has on type {0}").Any(item => GoEquality.DeepEqual(arguments[0], item));

    private static GoList Without(object?[] arguments)
    {
        var omitted = arguments.From(1);
        return GoList.Any([.. Lists.Items(arguments[0], "Cannot find without on type {0}").Where(item => !Array.Exists(omitted, other => GoEquality.DeepEqual(other, item)))]);
    }
}
