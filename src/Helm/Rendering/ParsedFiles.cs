using System.Collections.Concurrent;
using Flux.Helm.Charts;
using Flux.Helm.Templates.Functions;
using Flux.Helm.Templates.Syntax;
using Flux.Helm.Templates.Text;

namespace Flux.Helm.Rendering;

/// <summary>Parses each template file of a chart once for each name it has been given, whatever the number of renders.</summary>
internal sealed class ParsedFiles
{
    private readonly ConcurrentDictionary<(string Name, ChartFile File), Dictionary<string, ParsedTemplate>> _parsed = new();

    public IEnumerable<ParsedTemplate> Get(string name, ChartFile file) =>
        _parsed.GetOrAdd((name, file), static key => TemplateParser.Parse(key.Name, GoText.Decode(key.File.Data), HelmFunctionTable.Instance)).Values;
}
