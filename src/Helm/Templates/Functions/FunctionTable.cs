using System.Collections.Frozen;
using Flux.Helm.Templates.Syntax;
using Flux.Helm.Templates.Values;

namespace Flux.Helm.Templates.Functions;

/// <summary>An immutable set of functions; those given later win.</summary>
internal sealed class FunctionTable : IFunctionTable
{
    private readonly FrozenDictionary<string, TemplateMethod> _functions;

    public FunctionTable(params ReadOnlySpan<IEnumerable<KeyValuePair<string, TemplateMethod>>> groups)
    {
        var all = new Dictionary<string, TemplateMethod>(StringComparer.Ordinal);
        foreach (var group in groups)
        {
            foreach (var (name, function) in group)
            {
                all[name] = function;
            }
        }

        _functions = all.ToFrozenDictionary(StringComparer.Ordinal);
    }

    public TemplateMethod? Find(string name) => _functions.GetValueOrDefault(name);
}
