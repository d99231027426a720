using Flux.Kustomize.FieldSpecs;
using Flux.Kustomize.FileSystems;
using Flux.Kustomize.Loading;
using Flux.Kustomize.References;
using Flux.Kustomize.Resources;
using Flux.Kustomize.Transformers;
using Flux.Manifests.Nodes;

namespace Flux.Kustomize.Building;

/// <summary>Builds kustomizations: a function of files, a path and options. Builds share nothing and may run side by side.</summary>
public static class KustomizeBuilder
{
    /// <param name="files">What the build may read.</param>
    /// <param name="path">The directory of the kustomization, relative to the root of <paramref name="files"/>.</param>
    /// <param name="options">What the build may do; null for the defaults.</param>
    /// <param name="cancellationToken">Ends the build.</param>
    /// <returns>The objects in order, or why there are none. What is wrong with the input is never an exception.</returns>
    public static BuildResult Build(
        IReadOnlyFileSystem files, string path, KustomizeOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(path);
        var context = new BuildContext(files, options ?? KustomizeOptions.Default, cancellationToken);
        try
        {
            return new BuildResult(Run(context, path)) { Warnings = context.Warnings };
        }
        catch (KustomizeException error)
        {
            return new BuildResult(error.Error) { Warnings = context.Warnings };
        }
        catch (InsufficientExecutionStackException)
        {
            return new BuildResult(new KustomizeError("limit exceeded: the input is nested too deeply", path));
        }
        catch (IOException error)
        {
            return new BuildResult(new KustomizeError($"cannot read the files of this build: {error.Message}", path));
        }
    }

    private static List<MapNode> Run(BuildContext context, string path)
    {
        var loader = FileLoader.Open(context, path);
        var target = KustomizationTarget.Load(context, loader);
        OpenApiField.Apply(context, loader, target.Kustomization);
        var metadata = target.Kustomization.BuildMetadata;
        target.Origin = metadata.Count > 0 ? new Origin() : null;
        var gathered = new Accumulator(context.Budget);
        target.Accumulate(gathered);
        var resources = gathered.Resources;
        resources.Apply(new HashTransformer());
        resources.Apply(new NameReferenceTransformer(gathered.Config.NameReferences, context.Budget));
        resources.Apply(new VariableTransformer(gathered.Variables.All, gathered.Config.VarReference, context.Budget));
        CheckIdentities(resources);
        resources.Keep(resource => !OutputAnnotations.IsLocal(resource));
        resources.CheckUnique();
        if ((target.Kustomization.SortOptions ?? DefaultOrder(context.Options)) is { } order)
        {
            resources.Apply(new SortOrderTransformer(order));
        }

        if (metadata.Contains("managedByLabel"))
        {
            resources.Apply(ManagedBy(context.Options));
        }

        return [.. resources.Items.Select(resource => Finish(resource, metadata))];
    }

    private static void CheckIdentities(ResourceMap resources)
    {
        foreach (var resource in resources.Items)
        {
            if (resource.Root.Get("kind") is null or { IsNull: true } || resource.Kind.Length == 0 || resource.Name.Length == 0)
            {
                InternalAnnotations.Show(resource);
                ResourceReader.CheckIdentity(resource.Root);
            }
        }
    }

    private static Kustomizations.SortOptions? DefaultOrder(KustomizeOptions options) =>
        options.Order == OutputOrder.ByKind ? SortOrderTransformer.Legacy : null;

    private static EntriesTransformer ManagedBy(KustomizeOptions options) => new(
        new Dictionary<string, string>(StringComparer.Ordinal) { ["app.kubernetes.io/managed-by"] = options.ManagedBy },
        FieldSpecList.Create([new FieldSpec(TypeSelector.Any, "metadata/labels", create: true)]));

    private static MapNode Finish(Resource resource, IReadOnlyList<string> metadata)
    {
        OutputAnnotations.Finish(resource, metadata.Contains("originAnnotations"), metadata.Contains("transformerAnnotations"));
        try
        {
            return (MapNode)Trees.TreeConverter.ToNode(resource.Root);
        }
        catch (KustomizeException error)
        {
            throw error.Within($"writing {resource.Id}", resource: resource.Id.ToString());
        }
    }
}
