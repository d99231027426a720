using Flux.Kustomize.Generators;
using Flux.Kustomize.Kustomizations;
using Flux.Kustomize.Loading;
using Flux.Kustomize.Plugins;
using Flux.Kustomize.Resources;

namespace Flux.Kustomize.Building;

/// <summary>Runs the generators, transformers and validators of one kustomization.</summary>
internal sealed class BuildSteps(BuildContext context, FileLoader loader, KustomizationTarget target)
{
    private readonly PluginFiles _plugins = new(context, loader, target);

    private Kustomization Kustomization => target.Kustomization;

    public void Generate(Accumulator into)
    {
        var generators = new List<(IGenerator Generator, Origin? Origin, string Field)>();
        foreach (var arguments in Kustomization.ConfigMapGenerator)
        {
            generators.Add((Data(arguments, isSecret: false), Configured("ConfigMapGenerator"), "configMapGenerator"));
        }

        foreach (var arguments in Kustomization.SecretGenerator)
        {
            generators.Add((Data(arguments, isSecret: true), Configured("SecretGenerator"), "secretGenerator"));
        }

        foreach (var chart in Kustomization.HelmCharts)
        {
            var generator = new HelmChartGenerator(context, loader, chart, Kustomization);
            generator.CheckConfiguration();
            generators.Add((generator, Configured("HelmChartInflationGenerator"), "helmCharts"));
        }

        generators.AddRange(_plugins.LoadGenerators(Kustomization.Generators).Select(plugin => (plugin.Generator, plugin.Origin, "generators")));
        foreach (var (made, origin, field) in generators)
        {
            if (Attempt.Run(() => Absorb(into, made, origin)) is { } error)
            {
                throw error.In(file: null, field);
            }
        }
    }

    public void Transform(Accumulator into)
    {
        var steps = new BuiltinTransformers(context, loader, Kustomization, loader.Locate(target.FileName)).Create(into.Config)
            .Select(step => (step.Transformer, Origin: Configured(step.Name), step.File, step.Field))
            .Concat(_plugins.LoadTransformers(Kustomization.Transformers).Select(plugin => (plugin.Transformer, plugin.Origin, File: default(string), Field: "transformers")))
            .ToList();
        foreach (var (transformer, origin, file, field) in steps)
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            if (Attempt.Run(() => into.Resources.Apply(transformer)) is { } error)
            {
                throw error.In(file, field);
            }

            if (origin is not null)
            {
                RecordTransformation(into.Resources, origin);
            }

            if (transformer.LeavesDeleted)
            {
                into.Resources.DropDeleted();
            }
        }
    }

    public void Validate(Accumulator into)
    {
        foreach (var (validator, _) in _plugins.LoadTransformers(Kustomization.Validators))
        {
            var before = into.Resources.Items.Select(resource => resource.Clone()).ToList();
            into.Resources.Apply(validator);
            if (Validation.FindDouble(before) is { } twice)
            {
                throw new KustomizeException($"validator shouldn't modify the resource map: two resources have the id {twice}", loader.Locate(target.FileName), twice.ToString(), "validators");
            }

            if (!Validation.IsUnchanged(before, into.Resources))
            {
                throw new KustomizeException("validator shouldn't modify the resource map", loader.Locate(target.FileName), field: "validators");
            }
        }
    }

    private static void RecordTransformation(ResourceMap resources, Origin origin)
    {
        foreach (var resource in resources.Items)
        {
            // It is noted among the annotations, which makes texts of them all.
            resource.SetTexts("annotations", resource.Texts("annotations"));
            if (resource.Origin is null)
            {
                resource.Origin = origin;
            }
            else
            {
                resource.Transformations.Add(origin);
            }
        }
    }

    private static void Absorb(Accumulator into, IGenerator generator, Origin? origin)
    {
        foreach (var resource in generator.Generate())
        {
            resource.Origin ??= origin;
            try
            {
                into.Resources.Absorb(resource);
            }
            catch (KustomizeException error)
            {
                throw error.Within($"merging from generator {generator}");
            }
        }
    }

    private DataGenerator Data(GeneratorArguments arguments, bool isSecret) =>
        new(context, loader, arguments with { Options = GeneratorOptions.Merge(arguments.Options, Kustomization.GeneratorOptions) }, isSecret);

    /// <summary>The origin of what a field of this kustomization makes or changes; null when nobody asks.</summary>
    private Origin? Configured(string kind) => target.Origin is { } origin
        ? new Origin
        {
            Repository = origin.Repository,
            Reference = origin.Reference,
            ConfiguredIn = FilePath.Join(origin.Path, target.FileName),
            ApiVersion = "builtin",
            Kind = kind,
        }
        : null;
}
