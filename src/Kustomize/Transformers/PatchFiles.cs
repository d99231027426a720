using System.Text;
using Flux.Kustomize.Building;
using Flux.Kustomize.Kustomizations;
using Flux.Kustomize.Loading;
using Flux.Kustomize.Patches;
using Flux.Kustomize.Resources;
using Flux.Manifests.Patching;

namespace Flux.Kustomize.Transformers;

/// <summary>Loads patches in the two older forms, where the kind of patch is given by the field.</summary>
internal sealed class PatchFiles(BuildContext context, FileLoader loader)
{
    /// <param name="paths">Files, or patches written out.</param>
    /// <param name="inline">More patches written out.</param>
    public ITransformer CreateStrategicMerge(IReadOnlyList<string> paths, string inline = "")
    {
        if (paths.Count == 0 && inline.Length == 0)
        {
            throw new KustomizeException("empty file path and empty patch content");
        }

        var patches = paths.SelectMany(Load).ToList();
        if (inline.Length > 0)
        {
            patches.AddRange(new ResourceReader(context).Read(Encoding.UTF8.GetBytes(inline)));
        }

        return patches.Count > 0
            ? new StrategicMergeTransformer(context, patches, null, null)
            : throw new KustomizeException($"patch appears to be empty; files=[{string.Join(' ', paths)}], Patch={inline}");
    }

    public ITransformer CreateJson(PatchEntry entry)
    {
        if (entry.Target is null || entry.Target.Name.Length == 0)
        {
            throw new KustomizeException("must specify the target name", field: "target.name");
        }

        if (entry.Path.Length == 0 && entry.Patch.Length == 0)
        {
            throw new KustomizeException("empty file path and empty jsonOp");
        }

        if (entry.Path.Length > 0 && entry.Patch.Length > 0)
        {
            throw new KustomizeException("must specify a file path or jsonOp, not both");
        }

        var text = entry.Patch.Length > 0 ? entry.Patch : Encoding.UTF8.GetString(loader.Load(entry.Path).Span);
        if (text.Length == 0)
        {
            throw new KustomizeException($"patch file '{entry.Path}' empty seems to be empty", loader.Locate(entry.Path));
        }

        return new JsonPatchTransformer(context.Budget, Parse(text, entry.Path), entry.Target, entry.Path, storesPreviousId: false);
    }

    private static JsonPatch Parse(string text, string path)
    {
        JsonPatch patch;
        try
        {
            patch = JsonPatchText.Parse(text);
        }
        catch (KustomizeException error) when (error.Message.StartsWith("json:", StringComparison.Ordinal))
        {
            throw error.Within($"decoding \"{text}\"", path.Length > 0 ? path : null);
        }

        return patch.Count > 0 ? patch : throw new KustomizeException($"patch appears to be empty; file={path}, JsonOp={text}", path);
    }

    private List<Resource> Load(string path)
    {
        try
        {
            return new ResourceReader(context).Read(Encoding.UTF8.GetBytes(path));
        }
        catch (KustomizeException error) when (!error.IsFatal)
        {
            return LoadFile(path);
        }
    }

    private List<Resource> LoadFile(string path)
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
}
