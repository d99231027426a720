using Flux.Helm.Charts;
using Flux.Helm.Templates.Evaluation;
using Flux.Helm.Templates.Functions.Urls;
using Flux.Helm.Templates.Syntax;
using Flux.Helm.Templates.Text;
using Flux.Helm.Templates.Values;

namespace Flux.Helm.Rendering;

/// <summary>Renders all templates of a chart tree: Helm's engine.</summary>
internal sealed class TemplateRun(RenderOptions options, RenderMeter meter)
{
    private readonly Dictionary<string, Renderable> _renderables = new(StringComparer.Ordinal);

    /// <summary>Texts by the name of their template, partials left out.</summary>
    /// <exception cref="RenderFailedException">With Helm's text of the error.</exception>
    public IReadOnlyDictionary<string, string> Render(ChartNode root, GoMap values)
    {
        Collect(root, values, null);
        // The last name first, so that of equal definitions the first name, and the parent, wins.
        var names = _renderables.Keys.Order(Comparer<string>.Create(CompareByDepth)).Reverse().ToArray();
        var set = ParseAll(root, names);
        var environment = new RenderEnvironment(options.Clock) { IsLint = options.IsLint, Log = options.Log, Lookup = options.Lookup is null ? null : LookUp };
        var context = new CallContext(set, options.Strict ? MissingKey.Error : MissingKey.Zero, meter, environment);
        var rendered = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in names.Where(name => !SlashPath.Base(name).StartsWith('_')))
        {
            rendered[name] = Execute(context, name);
        }

        return rendered;
    }

    private string Execute(CallContext context, string name)
    {
        var (_, values, basePath) = _renderables[name];
        values["Template"] = new GoMap(GoType.Values) { ["Name"] = name, ["BasePath"] = basePath };
        try
        {
            return context.Execute(context.Templates.Find(name)!, values).Replace("<no value>", "", StringComparison.Ordinal);
        }
        catch (TemplateExecutionException error)
        {
            throw new RenderFailedException(ExecutionErrors.Format(error), error);
        }
    }

    private TemplateSet ParseAll(ChartNode root, string[] names)
    {
        var set = new TemplateSet();
        foreach (var name in names)
        {
            try
            {
                foreach (var template in root.Chart.ParsedFiles.Get(name, _renderables[name].File))
                {
                    set.Add(template);
                }
            }
            catch (TemplateSyntaxException error)
            {
                throw new RenderFailedException(ExecutionErrors.FormatParse(name, error.Message), error);
            }
        }

        return set;
    }

    private GoMap Collect(ChartNode chart, GoMap values, GoMap? parentScope)
    {
        var subcharts = new GoMap();
        var scope = new GoMap
        {
            ["Chart"] = MetadataValue.Of(chart),
            ["Files"] = new FilesValue(chart.Chart.Files),
            ["Release"] = parentScope is null ? ReleaseValue() : parentScope["Release"],
            ["Capabilities"] = parentScope is null ? new CapabilitiesValue(options.Capabilities) : parentScope["Capabilities"],
            ["Values"] = values.As(GoType.Values),
            ["Subcharts"] = subcharts,
        };
        foreach (var dependency in chart.Dependencies)
        {
            subcharts[dependency.Name] = Collect(dependency, values[dependency.Name] as GoMap ?? new GoMap(GoType.Values), scope);
        }

        foreach (var template in chart.Chart.Templates)
        {
            if (!chart.Metadata.IsLibrary || SlashPath.Base(template.Name).StartsWith('_'))
            {
                _renderables[SlashPath.Join(chart.FullPath, template.Name)] = new Renderable(template, scope, SlashPath.Join(chart.FullPath, "templates"));
            }
        }

        return scope;
    }

    private GoMap ReleaseValue() => new()
    {
        ["Name"] = options.Release.Name,
        ["Namespace"] = options.Release.Namespace,
        ["IsUpgrade"] = options.Release.IsUpgrade,
        ["IsInstall"] = !options.Release.IsUpgrade,
        ["Revision"] = (long)options.Release.Revision,
        ["Service"] = options.Release.Service,
    };

    private GoMap LookUp(string apiVersion, string kind, string space, string name) =>
        options.Lookup!.Find(apiVersion, kind, space, name) is { } found ? NodeValues.FromMap(found) : new GoMap();

    private static int CompareByDepth(string left, string right)
    {
        var order = left.AsSpan().Count('/').CompareTo(right.AsSpan().Count('/'));
        return order != 0 ? order : GoText.Compare(left, right);
    }

    private sealed record Renderable(ChartFile File, GoMap Values, string BasePath);
}
