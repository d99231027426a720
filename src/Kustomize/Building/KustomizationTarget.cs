using Flux.Kustomize.FieldSpecs;
using Flux.Kustomize.Kustomizations;
using Flux.Kustomize.Loading;
using Flux.Kustomize.Resources;

namespace Flux.Kustomize.Building;

/// <summary>One kustomization and the directories below it: gathers resources, generates, and transforms, in that order.</summary>
internal sealed class KustomizationTarget
{
    private readonly BuildContext _context;
    private readonly FileLoader _loader;

    private KustomizationTarget(BuildContext context, FileLoader loader, Kustomization kustomization, string fileName)
    {
        _context = context;
        _loader = loader;
        Kustomization = kustomization;
        FileName = fileName;
    }

    public Kustomization Kustomization { get; }

    /// <summary>The name of the kustomization file.</summary>
    public string FileName { get; }

    /// <summary>Where resources found here come from; null when nobody asks.</summary>
    public Origin? Origin { get; set; }

    public static KustomizationTarget Load(BuildContext context, FileLoader loader)
    {
        var (name, content) = FindFile(context, loader);
        var kustomization = KustomizationReader.Read(content.Span, loader.Locate(name), FilePath.Show(loader.Root), context.Warnings);
        return new KustomizationTarget(context, loader, kustomization, name);
    }

    /// <summary>Gathers everything into an accumulator: an empty one, or for a component that of whoever includes it.</summary>
    public void Accumulate(Accumulator into)
    {
        Within("accumulating resources", () => new ResourceAccumulation(_context, _loader, this).AddResources(into, Kustomization.Resources));
        into.Config = into.Config.Merge(TransformerConfigReader.Load(_loader, Kustomization.Configurations));
        into.Config = into.Config.Merge(CrdConfigReader.Load(_loader, Kustomization.Crds));
        var steps = new BuildSteps(_context, _loader, this);
        Here(() => steps.Generate(into));
        Within("accumulating components", () => new ResourceAccumulation(_context, _loader, this).AddComponents(into, Kustomization.Components));
        Here(() => steps.Transform(into));
        Here(() => steps.Validate(into));
        var shown = string.Join(' ', Kustomization.Variables);
        Within($"merging vars [{shown}]", () => into.Variables.Define(Kustomization.Variables, into.Resources));
    }

    private static (string Name, ReadOnlyMemory<byte> Content) FindFile(BuildContext context, FileLoader loader)
    {
        (string, ReadOnlyMemory<byte>)? found = null;
        foreach (var name in KustomizationReader.FileNames)
        {
            if (context.Files.GetStatus(FilePath.Join(loader.Root, name)).Kind != FileSystems.FileKind.File)
            {
                continue;
            }

            found = found is null
                ? (name, loader.Load(name))
                : throw new KustomizeException($"Found multiple kustomization files under: {FilePath.Show(loader.Root)}\n", FilePath.Show(loader.Root));
        }

        return found ?? throw new KustomizeException(
            $"unable to find one of 'kustomization.yaml', 'kustomization.yml' or 'Kustomization' in directory '{FilePath.Show(loader.Root)}'",
            FilePath.Show(loader.Root));
    }

    private void Here(Action action)
    {
        if (Attempt.Run(action) is { } error)
        {
            throw error.In(_loader.Locate(FileName));
        }
    }

    private void Within(string step, Action action)
    {
        if (Attempt.Run(action) is { } error)
        {
            throw error.Within(step, _loader.Locate(FileName));
        }
    }
}
