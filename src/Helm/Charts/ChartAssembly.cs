using Flux.Helm.Templates.Functions.Urls;
using Flux.Helm.Values;
using Flux.Manifests;
using Flux.Manifests.Nodes;
using Flux.Manifests.Yaml;

namespace Flux.Helm.Charts;

/// <summary>Makes a chart of its files.</summary>
internal sealed class ChartAssembly(ChartLimits limits, List<string> warnings)
{
    private readonly List<ChartFile> _templates = [];
    private readonly List<ChartFile> _others = [];
    private readonly SortedDictionary<string, List<ChartFile>> _subcharts = new(StringComparer.Ordinal);
    private ChartMetadata? _metadata;
    private MapNode _values = [];
    private byte[]? _schema;
    private ChartLock? _lock;

    public static Chart Assemble(IReadOnlyList<ChartFile> files, ChartLimits limits, List<string> warnings, int depth = 0)
    {
        if (depth > limits.MaxDepth)
        {
            throw new ChartLoadException($"charts nest deeper than {limits.MaxDepth}");
        }

        var assembly = new ChartAssembly(limits, warnings);
        if (files.FirstOrDefault(file => file.Name == "Chart.yaml") is { } metadata)
        {
            assembly._metadata = ReadYaml(metadata, node => MetadataReader.Read(node, MetadataReader.Empty));
            assembly._metadata = assembly._metadata with { ApiVersion = assembly._metadata.ApiVersion.Length > 0 ? assembly._metadata.ApiVersion : "v1" };
        }

        foreach (var file in files)
        {
            assembly.Add(file);
        }

        return assembly.Build(files, depth);
    }

    private Chart Build(IReadOnlyList<ChartFile> files, int depth)
    {
        if (_metadata is null)
        {
            throw new ChartLoadException("Chart.yaml file is missing");
        }

        _metadata = MetadataValidation.Sanitize(_metadata);
        if (MetadataValidation.Problem(_metadata) is { } problem)
        {
            throw new ChartLoadException(problem);
        }

        var dependencies = new List<Chart>();
        foreach (var (name, content) in _subcharts)
        {
            if (name[0] is not ('_' or '.'))
            {
                dependencies.Add(Subchart(name, content, depth));
            }
        }

        _values.Freeze();
        return new Chart
        {
            Metadata = _metadata,
            Raw = files,
            Templates = _templates,
            Files = _others,
            Values = _values,
            Schema = _schema,
            Lock = _lock,
            Dependencies = dependencies,
        };
    }

    private Chart Subchart(string name, List<ChartFile> content, int depth)
    {
        try
        {
            if (SlashPath.Extension(name) == ".tgz")
            {
                return content[0].Name == name
                    ? Assemble(ChartArchive.Read(new MemoryStream(content[0].Data), limits), limits, warnings, depth + 1)
                    : throw new ChartLoadException($"error unpacking subchart tar in {_metadata!.Name}: expected {name}, got {content[0].Name}");
            }

            // A file that is directly in charts/ is part of no chart.
            var files = content.Where(file => file.Name.Contains('/', StringComparison.Ordinal))
                .Select(file => file with { Name = file.Name[(file.Name.IndexOf('/', StringComparison.Ordinal) + 1)..] }).ToArray();
            return Assemble(files, limits, warnings, depth + 1);
        }
        catch (ChartLoadException error) when (!error.Message.StartsWith("error unpacking subchart tar", StringComparison.Ordinal))
        {
            throw new ChartLoadException($"error unpacking subchart {name} in {_metadata!.Name}: {error.Message}");
        }
    }

    private void Add(ChartFile file)
    {
        switch (file.Name)
        {
            case "Chart.yaml":
                break;
            case "Chart.lock":
                _lock = ReadYaml(file, MetadataReader.ReadLock);
                break;
            case "values.yaml":
                _values = ReadValues(file);
                break;
            case "values.schema.json":
                _schema = file.Data;
                break;
            case "requirements.yaml":
                AddOld(file, "Warning: Dependencies are handled in Chart.yaml since apiVersion \"v2\". We recommend migrating dependencies to Chart.yaml.");
                _metadata = ReadYaml(file, node => MetadataReader.Read(node, _metadata ?? new ChartMetadata()));
                break;
            case "requirements.lock":
                AddOld(file, "Warning: Dependency locking is handled in Chart.lock since apiVersion \"v2\". We recommend migrating to Chart.lock.");
                _lock = ReadYaml(file, MetadataReader.ReadLock);
                break;
            default:
                AddByFolder(file);
                break;
        }
    }

    private void AddByFolder(ChartFile file)
    {
        if (file.Name.StartsWith("templates/", StringComparison.Ordinal))
        {
            _templates.Add(file);
        }
        else if (file.Name.StartsWith("charts/", StringComparison.Ordinal) && SlashPath.Extension(file.Name) != ".prov")
        {
            var path = file.Name["charts/".Length..];
            var name = path.Split('/', 2)[0];
            if (!_subcharts.TryGetValue(name, out var content))
            {
                _subcharts[name] = content = [];
            }

            content.Add(file with { Name = path });
        }
        else
        {
            _others.Add(file);
        }
    }

    /// <summary>Files of the first chart format: part of <c>.Files</c> only there.</summary>
    private void AddOld(ChartFile file, string warning)
    {
        if ((_metadata?.ApiVersion ?? "") == "v1")
        {
            _others.Add(file);
        }
        else
        {
            warnings.Add(warning);
        }
    }

    private static MapNode ReadValues(ChartFile file)
    {
        try
        {
            return ValuesReader.Read(file.Data);
        }
        catch (ChartLoadException error)
        {
            throw new ChartLoadException($"cannot load values.yaml: {error.Message}");
        }
    }

    private static T ReadYaml<T>(ChartFile file, Func<Node, T> read)
    {
        try
        {
            return read(YamlReader.Read(file.Data));
        }
        catch (ManifestException error)
        {
            throw new ChartLoadException($"cannot load {file.Name}: error converting YAML to JSON: {error.Message}");
        }
        catch (ValuesException error)
        {
            throw new ChartLoadException($"cannot load {file.Name}: {error.Message}");
        }
    }
}
