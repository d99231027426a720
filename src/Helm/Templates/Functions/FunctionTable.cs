using System.Collections.Frozen;
using Flux.Helm.Templates.Evaluation;
using Flux.Helm.Templates.Syntax;
using Flux.Helm.Templates.Values;

namespace Flux.Helm.Templates.Functions;

/// <summary>An immutable set of functions; those given later win.</summary>
internal sealed class FunctionTable : IFunctionTable
{
    /// <summary>The functions that go through the whole of their arguments: they print, copy or compare them.</summary>
    private static readonly FrozenSet<string> DeepReaders = FrozenSet.ToFrozenSet(
    [
        "toYamlPretty", "mustToYamlPretty", "toToml", "mustToToml", "toString", "toStrings", "quote", "squote", "cat", "print", "println", "printf", "join", "html", "js", "urlquery", "urlJoin", "sortAlpha",
        "deepCopy", "mustDeepCopy", "deepEqual", "eq", "ne", "merge", "mustMerge", "mergeOverwrite", "mustMergeOverwrite", "has", "mustHas", "uniq", "mustUniq",
        "without", "mustWithout", "concat",
    ], StringComparer.Ordinal);

    /// <summary>Those among them that write JSON, whose writer in Go sees when a value holds itself.</summary>
    private static readonly FrozenDictionary<string, Func<CyclicValueException, string>> JsonWriters = new Dictionary<string, Func<CyclicValueException, string>>
    {
        ["toJson"] = _ => "",
        ["toPrettyJson"] = _ => "",
        ["toYaml"] = _ => "",
        ["toRawJson"] = cycle => throw new TemplateCallException(cycle.JsonMessage, cycle),
        ["mustToJson"] = cycle => throw new TemplateCallException(cycle.JsonMessage, cycle),
        ["mustToPrettyJson"] = cycle => throw new TemplateCallException(cycle.JsonMessage, cycle),
        ["mustToRawJson"] = cycle => throw new TemplateCallException(cycle.JsonMessage, cycle),
        ["mustToYaml"] = cycle => throw new TemplateCallException($"error marshaling into JSON: {cycle.JsonMessage}", cycle),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private readonly FrozenDictionary<string, TemplateMethod> _functions;

    public FunctionTable(params ReadOnlySpan<IEnumerable<KeyValuePair<string, TemplateMethod>>> groups)
    {
        var all = new Dictionary<string, TemplateMethod>(StringComparer.Ordinal);
        foreach (var group in groups)
        {
            foreach (var (name, function) in group)
            {
                all[name] = JsonWriters.TryGetValue(name, out var answer) ? function.Charged(answer) : DeepReaders.Contains(name) ? function.Charged() : function;
            }
        }

        _functions = all.ToFrozenDictionary(StringComparer.Ordinal);
    }

    public TemplateMethod? Find(string name) => _functions.GetValueOrDefault(name);
}
