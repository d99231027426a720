using Flux.Helm.Templates.Evaluation;
using Flux.Helm.Templates.Values;
using G = Flux.Helm.Templates.Values.GoType;

namespace Flux.Helm.Templates.Functions.Regex;

/// <summary>sprig's functions on regular expressions, in RE2 syntax. Those without "must" panic on a bad one, with the same text.</summary>
internal static class RegexFunctions
{
    private static readonly G[] Two = [G.String, G.String];
    private static readonly G[] TwoAndCount = [G.String, G.String, G.Int];
    private static readonly G[] Three = [G.String, G.String, G.String];

    public static FunctionGroup All { get; } = Create();

    private static FunctionGroup Create()
    {
        var group = new FunctionGroup
        {
            { "regexMatch", Two, G.Bool, (context, a) => context.Patterns.TryGet(a.Text(0), out _)?.IsMatch(a.Text(1)) ?? false },
            { "mustRegexMatch", Two, G.Bool, (context, a) => Pattern(context, a).IsMatch(a.Text(1)) },
            { "regexQuoteMeta", [G.String], G.String, a => PatternText.Quote(a.Text(0)) },
        };
        AddPair(group, "regexFind", Two, G.String, (pattern, a) => pattern.Find(a.Text(1)));
        AddPair(group, "regexFindAll", TwoAndCount, G.StringSlice, (pattern, a) => Strings(pattern.FindAll(a.Text(1), a.Int(2))));
        AddPair(group, "regexSplit", TwoAndCount, G.StringSlice, (pattern, a) => Strings(pattern.Split(a.Text(1), a.Int(2))));
        AddPair(group, "regexReplaceAll", Three, G.String, (pattern, a) => pattern.Replace(a.Text(1), a.Text(2)));
        AddPair(group, "regexReplaceAllLiteral", Three, G.String, (pattern, a) => pattern.ReplaceLiteral(a.Text(1), a.Text(2)));
        return group;
    }

    private static void AddPair(FunctionGroup group, string name, G[] parameters, G result, Func<CompiledPattern, object?[], object> body)
    {
        group.Add("must" + char.ToUpperInvariant(name[0]) + name[1..], parameters, result, (context, a) => body(Pattern(context, a), a));
        group.Add(name, parameters, result, (context, a) => body(Pattern(context, a, panics: true), a));
    }

    private static CompiledPattern Pattern(CallContext context, object?[] arguments, bool panics = false)
    {
        var pattern = arguments.Text(0);
        return context.Patterns.TryGet(pattern, out var error)
            ?? throw new TemplateCallException(panics ? $"regexp: Compile({PatternText.Literal(pattern)}): {error}" : error!);
    }

    private static GoList Strings(IReadOnlyList<string>? items) => items is null ? GoList.Nil(G.StringSlice) : GoList.Strings(items);
}
