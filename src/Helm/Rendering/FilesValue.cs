using Flux.Helm.Charts;
using Flux.Helm.Templates.Functions;
using Flux.Helm.Templates.Functions.Data;
using Flux.Helm.Templates.Functions.Urls;
using Flux.Helm.Templates.Text;
using Flux.Helm.Templates.Values;
using G = Flux.Helm.Templates.Values.GoType;

namespace Flux.Helm.Rendering;

/// <summary><c>.Files</c>: the files of a chart that are no templates.</summary>
internal sealed class FilesValue : GoObject
{
    private static readonly G Own = new("engine.files", GoKind.Map, G.ByteSlice);

    private readonly SortedDictionary<string, byte[]> _files = new(Comparer<string>.Create(GoText.Compare));

    public FilesValue(IEnumerable<ChartFile> files)
    {
        foreach (var file in files)
        {
            _files[file.Name] = file.Data;
        }
    }

    private FilesValue(IEnumerable<KeyValuePair<string, byte[]>> files)
    {
        foreach (var (name, data) in files)
        {
            _files[name] = data;
        }
    }

    public override GoType Type => Own;

    public override IReadOnlyList<KeyValuePair<string, object?>> Fields =>
        [.. _files.Select(file => new KeyValuePair<string, object?>(file.Key, GoList.Bytes(file.Value)))];

    public override TemplateMethod? FindMethod(string name) => name switch
    {
        "Get" => new TemplateMethod([G.String], false, G.String, (_, a) => _files.TryGetValue(a.Text(0), out var data) ? GoText.Decode(data) : ""),
        "GetBytes" => new TemplateMethod([G.String], false, G.ByteSlice, (_, a) => GoList.Bytes(_files.GetValueOrDefault(a.Text(0)))),
        "Lines" => new TemplateMethod([G.String], false, G.StringSlice, (_, a) => Lines(a.Text(0))),
        "Glob" => new TemplateMethod([G.String], false, Own, (_, a) => Glob(a.Text(0))),
        "AsConfig" => new TemplateMethod([], false, G.String, (_, _) => AsYaml(data => GoText.Decode(data))),
        "AsSecrets" => new TemplateMethod([], false, G.String, (_, _) => AsYaml(Convert.ToBase64String)),
        _ => null,
    };

    /// <summary>A malformed pattern matches every file.</summary>
    private FilesValue Glob(string pattern)
    {
        var glob = GlobPattern.TryParse(pattern);
        return new FilesValue(_files.Where(file => glob?.IsMatch(file.Key) ?? true));
    }

    private GoList Lines(string name)
    {
        if (!_files.TryGetValue(name, out var data) || data.Length == 0)
        {
            return GoList.Strings([]);
        }

        var text = GoText.Decode(data);
        return GoList.Strings((text.EndsWith('\n') ? text[..^1] : text).Split('\n'));
    }

    private string AsYaml(Func<byte[], string> convert)
    {
        var map = new GoMap(G.StringMap);
        foreach (var (name, data) in _files)
        {
            map[SlashPath.Base(name)] = convert(data);
        }

        return GoYaml.Write(map);
    }
}
