using Flux.Helm.Templates.Evaluation;
using Flux.Helm.Templates.Formatting;
using Flux.Helm.Templates.Text;
using Flux.Helm.Templates.Values;
using G = Flux.Helm.Templates.Values.GoType;

namespace Flux.Helm.Templates.Functions.Strings;

/// <summary>sprig's functions on strings.</summary>
internal static class StringFunctions
{
    private static readonly G[] One = [G.String];
    private static readonly G[] Two = [G.String, G.String];
    private static readonly G[] Three = [G.String, G.String, G.String];
    private static readonly G[] IntAndText = [G.Int, G.String];

    public static FunctionGroup All { get; } = Create();

    private static FunctionGroup Create()
    {
        var group = new FunctionGroup
        {
            { "hello", [], G.String, a => "Hello!" },
            { "trim", One, G.String, a => GoSpace.Trim(a.Text(0)) },
            { "upper", One, G.String, a => GoText.Sanitize(a.Text(0)).ToUpperInvariant() },
            { "lower", One, G.String, a => GoText.Sanitize(a.Text(0)).ToLowerInvariant() },
            { "title", One, G.String, a => Casing.Title(GoText.Sanitize(a.Text(0))) },
            { "untitle", One, G.String, a => Casing.Untitle(GoText.Sanitize(a.Text(0))) },
            { "swapcase", One, G.String, a => Casing.Swap(GoText.Sanitize(a.Text(0))) },
            { "snakecase", One, G.String, a => WordCasing.Join(a.Text(0), '_') },
            { "kebabcase", One, G.String, a => WordCasing.Join(a.Text(0), '-') },
            { "camelcase", One, G.String, a => PascalCasing.Convert(GoText.Sanitize(a.Text(0))) },
            { "nospace", One, G.String, a => GoSpace.Remove(a.Text(0)) },
            { "initials", One, G.String, a => Casing.Initials(a.Text(0)) },
            { "trimall", Two, G.String, a => Trimming.All(a.Text(1), a.Text(0)) },
            { "trimAll", Two, G.String, a => Trimming.All(a.Text(1), a.Text(0)) },
            { "trimSuffix", Two, G.String, a => Trimming.Suffix(a.Text(1), a.Text(0)) },
            { "trimPrefix", Two, G.String, a => Trimming.Prefix(a.Text(1), a.Text(0)) },
            { "contains", Two, G.Bool, a => a.Text(1).Contains(a.Text(0), StringComparison.Ordinal) },
            { "hasPrefix", Two, G.Bool, a => a.Text(1).StartsWith(a.Text(0), StringComparison.Ordinal) },
            { "hasSuffix", Two, G.Bool, a => a.Text(1).EndsWith(a.Text(0), StringComparison.Ordinal) },
            { "replace", Three, G.String, (context, a) => Replace(context, a) },
            { "plural", [G.String, G.String, G.Int], G.String, a => a.Text(a.Long(2) == 1 ? 0 : 1) },
            { "repeat", IntAndText, G.String, (context, a) => Repetition.Repeat(context, a.Text(1), a.Long(0)) },
            { "indent", IntAndText, G.String, (context, a) => Repetition.Indent(context, a.Text(1), a.Long(0)) },
            { "nindent", IntAndText, G.String, (context, a) => "\n" + Repetition.Indent(context, a.Text(1), a.Long(0)) },
            { "trunc", IntAndText, G.String, a => Cutting.Truncate(a.Text(1), a.Long(0)) },
            { "substr", [G.Int, G.Int, G.String], G.String, a => Cutting.Substring(a.Long(0), a.Long(1), a.Text(2)) },
            { "abbrev", IntAndText, G.String, a => a.Long(0) < 4 ? a.Text(1) : Abbreviation.Abbreviate(a.Text(1), 0, a.Int(0)) },
            { "abbrevboth", [G.Int, G.Int, G.String], G.String, a => AbbreviateBoth(a) },
            { "wrap", IntAndText, G.String, a => Wrapping.Wrap(a.Text(1), a.Int(0), "\n", false) },
            { "wrapWith", [G.Int, G.String, G.String], G.String, a => Wrapping.Wrap(a.Text(2), a.Int(0), a.Text(1), true) },
            { "toString", [G.Interface], G.String, a => ToText(a[0]) },
            { "toStrings", [G.Interface], G.StringSlice, a => ToTexts(a[0]) },
            { "join", [G.String, G.Interface], G.String, a => string.Join(a.Text(0), ToTexts(a[1]).Items) },
            { "split", Two, G.StringMap, a => Splitting.ToMap(Splitting.Split(a.Text(1), a.Text(0), -1)) },
            { "splitn", [G.String, G.Int, G.String], G.StringMap, a => Splitting.ToMap(Splitting.Split(a.Text(2), a.Text(0), a.Int(1))) },
            { "splitList", Two, G.StringSlice, a => GoList.Strings(Splitting.Split(a.Text(1), a.Text(0), -1)) },
            { "sortAlpha", [G.Interface], G.StringSlice, a => SortAlpha(a) },
        };
        group.AddVariadic("quote", [G.Interface], G.String, a => JoinPresent(a, item => GoQuote.Quote(ToText(item))));
        group.AddVariadic("squote", [G.Interface], G.String, a => JoinPresent(a, item => $"'{GoFormat.Printf("%v", item)}'"));
        group.AddVariadic("cat", [G.Interface], G.String, a => JoinPresent(a, item => GoFormat.Printf("%v", item)));
        return group;
    }

    /// <summary>sprig's strval: strings as they are, the rest as <c>%v</c> prints it.</summary>
    public static string ToText(object? value) => value switch
    {
        string text => text,
        GoList { Type.Name: "[]uint8" } bytes => GoBytes.ToText(bytes),
        _ => GoFormat.Printf("%v", value),
    };

    /// <summary>sprig's strslice: the items of a list without nils, or one item.</summary>
    public static GoList ToTexts(object? value) => value switch
    {
        GoList list when ReferenceEquals(list.Type, G.StringSlice) => list,
        GoList list => GoList.Strings(list.Items.Where(item => item is not null).Select(ToText)),
        GoObject { Type.Kind: GoKind.Slice } list => GoList.Strings(list.Fields.Select(field => ToText(field.Value))),
        null => GoList.Strings([]),
        _ => GoList.Strings([ToText(value)]),
    };

    private static string JoinPresent(object?[] items, Func<object, string> print) =>
        string.Join(' ', items.Where(item => item is not null).Select(item => print(item!)));

    private static string Replace(CallContext context, object?[] arguments)
    {
        var (old, replacement, text) = (arguments.Text(0), arguments.Text(1), arguments.Text(2));
        context.Meter.Charge(text.Length);
        if (old.Length > 0)
        {
            context.Meter.Charge((long)(text.Length / old.Length) * replacement.Length);
            return text.Replace(old, replacement, StringComparison.Ordinal);
        }

        // Go inserts the replacement before each character and at the end.
        context.Meter.Charge((long)text.Length * replacement.Length);
        return replacement + string.Concat(text.EnumerateRunes().Select(rune => rune + replacement));
    }

    private static string AbbreviateBoth(object?[] arguments)
    {
        var (left, right, text) = (arguments.Int(0), arguments.Int(1), arguments.Text(2));
        return right < 4 || (left > 0 && right < 7) ? text : Abbreviation.Abbreviate(text, left, right);
    }

    private static GoList SortAlpha(object?[] arguments)
    {
        var texts = ToTexts(arguments[0]).Items.Select(item => (string)item!).ToArray();
        Array.Sort(texts, GoText.Compare);
        return GoList.Strings(arguments[0] is null ? ["<nil>"] : texts);
    }
}
