using System.Text;
using Flux.Kustomize.Building;
using Flux.Kustomize.Generators;
using Flux.Kustomize.Loading;
using Flux.Kustomize.Resources;
using Flux.Kustomize.Transformers;

namespace Flux.Kustomize.Plugins;

/// <summary>
/// Loads the built-in generators and transformers that are configured by objects of their own, in files or written out. Any
/// other plug-in would run foreign code and is refused.
/// </summary>
internal sealed class PluginFiles(BuildContext context, FileLoader loader, KustomizationTarget target)
{
    private const string BuiltinVersion = "builtin";

    private readonly PluginFactory _factory = new(context, loader);

    public IReadOnlyList<(IGenerator Generator, Origin? Origin)> LoadGenerators(IReadOnlyList<string> entries)
    {
        var result = new List<(IGenerator, Origin?)>();
        foreach (var config in LoadGeneratorConfigs(entries))
        {
            result.Add((Configure(config, _factory.CreateGenerator), OriginOf(config)));
        }

        return result;
    }

    public IReadOnlyList<(ITransformer Transformer, Origin? Origin)> LoadTransformers(IReadOnlyList<string> entries)
    {
        var result = new List<(ITransformer, Origin?)>();
        foreach (var config in LoadConfigs(entries, "transformer"))
        {
            result.Add((Configure(config, _factory.CreateTransformer), OriginOf(config)));
        }

        return result;
    }

    private IReadOnlyList<Resource> LoadGeneratorConfigs(IReadOnlyList<string> entries)
    {
        try
        {
            return LoadConfigs(entries, "generator");
        }
        catch (KustomizeException error) when (!error.IsFatal)
        {
            throw error.Within("loading generator plugins");
        }
    }

    private IReadOnlyList<Resource> LoadConfigs(IReadOnlyList<string> entries, string what)
    {
        if (entries.Count == 0)
        {
            return [];
        }

        var gathered = new Accumulator(context.Budget);
        var paths = new List<string>();
        foreach (var entry in entries)
        {
            if (TryReadInline(entry) is not { } configs)
            {
                paths.Add(entry);
                continue;
            }

            foreach (var config in configs)
            {
                config.Origin = target.Origin?.Append(target.FileName);
            }

            Append(gathered, configs, what);
        }

        new ResourceAccumulation(context, loader, target).AddResources(gathered, paths);
        return gathered.Resources.Items;
    }

    private static void Append(Accumulator gathered, List<Resource> configs, string what)
    {
        try
        {
            gathered.Resources.AppendAll(configs);
        }
        catch (KustomizeException error)
        {
            throw error.Within($"configuring external {what}");
        }
    }

    private List<Resource>? TryReadInline(string entry)
    {
        try
        {
            return new ResourceReader(context).Read(Encoding.UTF8.GetBytes(entry));
        }
        catch (KustomizeException error) when (!error.IsFatal)
        {
            return null;
        }
    }

    private T Configure<T>(Resource config, Func<Resource, T> create)
    {
        var id = config.OriginalId;
        if (id.Type.Group.Length > 0 || id.Type.Version != BuiltinVersion)
        {
            throw new KustomizeException(
                $"external plugins disabled; unable to load external plugin '{id.Type.Kind}'", loader.Locate(target.FileName), id.ToString());
        }

        try
        {
            return create(config);
        }
        catch (KustomizeException error) when (!error.IsFatal && !error.Message.StartsWith("unable to load builtin", StringComparison.Ordinal))
        {
            throw error.Within($"plugin {id} fails configuration", loader.Locate(target.FileName), id.ToString());
        }
    }

    private Origin? OriginOf(Resource config) => target.Origin is null || config.Origin is not { } origin
        ? null
        : new Origin
        {
            Repository = origin.Repository,
            Reference = origin.Reference,
            ConfiguredIn = origin.Path,
            ApiVersion = config.ApiVersion,
            Kind = config.Kind,
            Name = config.Name,
            Namespace = config.Namespace,
        };
}
