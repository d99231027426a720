using Flux.Helm.Charts;
using Flux.Helm.Templates.Functions.Collections;
using Flux.Helm.Templates.Functions.Data;
using Flux.Helm.Templates.Values;
using Flux.Manifests.Json;
using Flux.Manifests.Nodes;

namespace Flux.Helm.Values;

/// <summary>
/// Values given for a chart. They are more than a manifest tree: numbers of <c>--set</c> are integers to templates, numbers out
/// of YAML are floats. Not safe for use by several threads while it is being filled.
/// </summary>
public sealed class ChartValues
{
    internal GoMap Root { get; private set; } = new();

    public static ChartValues FromNode(MapNode node) => new() { Root = NodeValues.FromMap(node) };

    /// <summary>Reads one or more YAML documents, the last on top; null with the error in Helm's words.</summary>
    public static ChartValues? TryRead(byte[] yaml, out string? error)
    {
        try
        {
            error = null;
            return FromNode(ValuesReader.Read(yaml));
        }
        catch (ChartLoadException problem)
        {
            error = problem.Message;
            return null;
        }
    }

    /// <summary>Puts other values on top: maps are merged, everything else is replaced.</summary>
    public void Add(ChartValues above) => Root = Merge(Root, above.Root);

    /// <summary>Applies assignments such as <c>a.b[0]=x,c=y</c>. Returns the error in Helm's words, or null.</summary>
    /// <param name="text">The assignments.</param>
    /// <param name="mode">How the right sides are read.</param>
    /// <param name="readFile">Reads a file for <see cref="SetMode.File"/>.</param>
    public string? Set(string text, SetMode mode, Func<string, string>? readFile = null)
    {
        try
        {
            if (mode == SetMode.Json && text.TrimStart().StartsWith('{'))
            {
                return SetObject(text.Trim());
            }

            new SetParser(text, mode, readFile).ParseInto(Root);
            return null;
        }
        catch (ValuesException error)
        {
            return error.Message;
        }
    }

    /// <summary>The values as a tree; integers and floats are both numbers there.</summary>
    public MapNode ToNode() => (MapNode)JsonNodeReader.Read(GoJsonWriter.Write(Root));

    internal GoMap Copy() => DeepCopy.CopyMap(Root);

    private string? SetObject(string text)
    {
        try
        {
            if (GoJsonReader.Read(text) is GoMap map)
            {
                Root = Merge(Root, map);
            }

            return null;
        }
        catch (TemplateCallException error)
        {
            return error.Message;
        }
    }

    private static GoMap Merge(GoMap below, GoMap above)
    {
        var result = new GoMap();
        foreach (var (key, value) in below.Entries)
        {
            result[key] = value;
        }

        foreach (var (key, value) in above.Entries)
        {
            result[key] = value is GoMap inner && result[key] is GoMap existing ? Merge(existing, inner) : value;
        }

        return result;
    }
}
