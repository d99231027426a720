using System.Collections.Frozen;
using Flux.Helm.Templates.Functions.Data;
using Flux.Helm.Templates.Values;
using G = Flux.Helm.Templates.Values.GoType;

namespace Flux.Helm.Templates.Functions;

/// <summary>The functions of sprig alone, without what Helm adds or changes: those of templates for names.</summary>
internal static class SprigFunctionTable
{
    private static readonly FrozenSet<string> OfHelm = FrozenSet.ToFrozenSet(
        ["toYaml", "mustToYaml", "toYamlPretty", "fromYaml", "fromYamlArray", "fromJsonArray", "toToml", "mustToToml", "fromToml"], StringComparer.Ordinal);

    public static readonly FunctionTable Instance = new([.. SprigGroups.Common, DataFunctions.All.Where(function => !OfHelm.Contains(function.Key)), Own()]);

    private static FunctionGroup Own() => new()
    {
        { "fail", [G.String], G.String, a => throw new TemplateCallException(a.Text(0)) },
        { "fromJson", [G.String], G.Interface, a => OrNil(a.Text(0)) },
    };

    private static object? OrNil(string text)
    {
        try
        {
            return GoJsonReader.Read(text);
        }
        catch (TemplateCallException)
        {
            return null;
        }
    }
}
