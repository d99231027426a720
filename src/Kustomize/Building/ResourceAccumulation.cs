using Flux.Kustomize.Kustomizations;
using Flux.Kustomize.Loading;
using Flux.Kustomize.Resources;
using Flux.Manifests.Text;

namespace Flux.Kustomize.Building;

/// <summary>Adds what <c>resources</c> and <c>components</c> name: files, or directories with a kustomization of their own.</summary>
internal sealed class ResourceAccumulation(BuildContext context, FileLoader loader, KustomizationTarget target)
{
    public void AddResources(Accumulator into, IReadOnlyList<string> paths)
    {
        foreach (var path in paths)
        {
            if (loader.IsRepository(path))
            {
                AddRepository(into, path);
                continue;
            }

            if (IsDirectory(path))
            {
                AddDirectoryOrExplain(into, path, loader.NotAFile(FilePath.Join(loader.Root, path)));
                continue;
            }

            try
            {
                AddFile(into, path);
            }
            catch (KustomizeException error) when (!error.IsFatal)
            {
                if (error.IsMalformedYaml)
                {
                    throw;
                }

                ExplainFailure(path, error);
            }
        }
    }

    public void AddComponents(Accumulator into, IReadOnlyList<string> paths)
    {
        foreach (var path in paths)
        {
            FileLoader nested;
            try
            {
                nested = loader.OpenDirectory(path);
            }
            catch (KustomizeException error) when (!error.IsFatal)
            {
                throw new KustomizeException($"loader.New {GoText.Quote(error.Message)}", error.Error.File ?? path);
            }

            if (Attempt.Run(() => AddNested(into, nested, path, isComponent: true)) is { } failure)
            {
                throw failure.IsFatal
                    ? failure
                    : new KustomizeException(failure.Error with { Message = $"accumulateDirectory: {GoText.Quote(failure.Message)}" });
            }
        }
    }

    private bool IsDirectory(string path) =>
        path.Length > 0
        && !path.StartsWith('/')
        && !RemoteUrl.IsRepository(path)
        && FilePath.Normalize($"{loader.Root}/{path}") is { } full
        && context.Files.GetStatus(full).Kind == FileSystems.FileKind.Directory;

    private void AddFile(Accumulator into, string path)
    {
        List<Resource> resources;
        try
        {
            resources = Read(path);
        }
        catch (KustomizeException error)
        {
            throw error.Within($"accumulating resources from '{path}'", loader.Locate(path));
        }

        foreach (var resource in resources)
        {
            resource.Origin = target.Origin?.Append(path) ?? resource.Origin;
        }

        try
        {
            into.Resources.AppendAll(resources);
        }
        catch (KustomizeException error)
        {
            throw error.Within($"merging resources from '{path}'", loader.Locate(path));
        }
    }

    private List<Resource> Read(string path)
    {
        var content = loader.Load(path);
        try
        {
            return new ResourceReader(context).Read(content.Span);
        }
        catch (KustomizeException error) when (error.IsMalformedYaml)
        {
            throw new KustomizeException($"{error.Message} in File: {path}", loader.Locate(path)) { IsMalformedYaml = true };
        }
    }

    /// <summary>The path is no readable file, so it must be a directory; which it is not, so both readings failed.</summary>
    private void ExplainFailure(string path, KustomizeException error)
    {
        try
        {
            loader.OpenDirectory(path);
        }
        catch (KustomizeException other) when (!other.IsFatal)
        {
            throw Explain(error.Message, other, error.Error);
        }
    }

    private void AddRepository(Accumulator into, string path)
    {
        if (Attempt.Run(() => AddNested(into, loader.OpenDirectory(path), path, isComponent: false)) is { } error)
        {
            throw error.IsFatal ? error : error.Within($"accumulating resources from '{path}'");
        }
    }

    private void AddDirectoryOrExplain(Accumulator into, string path, string notAFile)
    {
        if (Attempt.Run(() => AddNested(into, loader.OpenDirectory(path), path, isComponent: false)) is { } error)
        {
            throw error.IsFatal ? error : Explain($"accumulating resources from '{path}': {notAFile}", error, error.Error);
        }
    }

    private static KustomizeException Explain(string asFile, KustomizeException asDirectory, KustomizeError location) =>
        new(location with { Message = $"accumulation err='{asFile}': {asDirectory.Message}" });

    private void AddNested(Accumulator into, FileLoader nested, string path, bool isComponent)
    {
        var shown = FilePath.Show(nested.Root);
        var child = LoadNested(nested, shown, isComponent);
        child.Origin = target.Origin?.Append(path);
        var own = isComponent ? into : new Accumulator(context.Budget);
        if (Attempt.Run(() => child.Accumulate(own)) is { } error)
        {
            throw error.Within($"recursed accumulation of path '{shown}'");
        }

        if (Attempt.Run(isComponent ? own.Settle : () => into.Merge(own)) is { } failure)
        {
            throw failure.Within($"recursed merging from path '{shown}'");
        }
    }

    private KustomizationTarget LoadNested(FileLoader nested, string shown, bool isComponent)
    {
        KustomizationTarget child;
        try
        {
            child = KustomizationTarget.Load(context, nested);
        }
        catch (KustomizeException error)
        {
            throw error.Within($"couldn't make target for path '{shown}'");
        }

        OpenApiField.Apply(context, nested, child.Kustomization);
        if (child.Kustomization.IsComponent == isComponent)
        {
            return child;
        }

        throw new KustomizeException(
            isComponent
                ? $"expected kind '{Kustomization.ComponentKind}' for path '{shown}' but got '{child.Kustomization.Kind}'"
                : $"expected kind != '{Kustomization.ComponentKind}' for path '{shown}'",
            nested.Locate(child.FileName),
            field: "kind");
    }
}
