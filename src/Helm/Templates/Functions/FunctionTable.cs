using System.Collections.Frozen;
using Flux.Helm.Templates.Syntax;
using Flux.Helm.Templates.Values;

namespace Flux.Helm.Templates.Functions;

/// <summary>An immutable set of functions; those given later win.</summary>
internal sealed class FunctionTable : IFunctionTable
{
    /// <summary>The functions that go through the whole of their arguments: they print, copy or compare them.</summary>
    private static readonly FrozenSet<string> DeepReaders = FrozenSet.ToFrozenSet(
    [
        "toYaml", "mustToYaml", "toYamlPretty", "mustToYamlPretty", "toJson", "mustToJson", "toPrettyJson", "mustToPrettyJson", "toRawJson", "mustToRawJson", "toToml",
        "mustToToml", "toString", "toStrings", "quote", "squote", "cat", "print", "println", "printf", "join", "html", "js", "urlquery", "urlJoin", "sortAlpha",
        "deepCopy", "mustDeepCopy", "deepEqual", "eq", "ne", "merge", "mustMerge", "mergeOverwrite", "mustMergeOverwrite", "has", "mustHas", "uniq", "mustUniq",
        "without", "mustWithout", "concat",
    ], StringComparer.Ordinal);

    private readonly FrozenDictionary<string, TemplateMethod> _functions;

    public FunctionTable(params ReadOnlySpan<IEnumerable<KeyValuePair<string, TemplateMethod>>> groups)
    {
        var all = new Dictionary<string, TemplateMethod>(StringComparer.Ordinal);
        foreach (var group in groups)
        {
            foreach (var (name, function) in group)
            {
                all[name] = DeepReaders.Contains(name) ? function.Charged() : function;
            }
        }

        _functions = all.ToFrozenDictionary(StringComparer.Ordinal);
    }

    public TemplateMethod? Find(string name) => _functions.GetValueOrDefault(name);
}
