using System.Text;
using Flux.Kustomize.Building;
using Flux.Kustomize.Kustomizations;
using Flux.Kustomize.Loading;
using Flux.Kustomize.Patches;
using Flux.Kustomize.Resources;
using Flux.Manifests.Patching;
using Flux.Manifests.Text;

namespace Flux.Kustomize.Transformers;

/// <summary>Finds the text of a patch and what kind of patch it is.</summary>
internal sealed class PatchSource(BuildContext context, FileLoader loader)
{
    /// <summary>The transformer for an entry of <c>patches</c>.</summary>
    public ITransformer Create(PatchEntry entry)
    {
        var inline = entry.Patch.Trim();
        if (inline.Length == 0 && entry.Path.Length == 0)
        {
            throw new KustomizeException($"must specify one of patch and path in\n{entry.Description}", field: "patches");
        }

        if (inline.Length > 0 && entry.Path.Length > 0)
        {
            throw new KustomizeException($"patch and path can't be set at the same time\n{entry.Description}", field: "patches");
        }

        var text = inline.Length > 0 ? inline : Load(entry.Path);
        var source = inline.Length > 0 ? $"[patch: {GoText.Quote(inline)}]" : $"[path: \"{entry.Path}\"]";
        return Choose(entry, text, source);
    }

    private ITransformer Choose(PatchEntry entry, string text, string source)
    {
        var merges = TryRead(text);
        var operations = TryParse(text);
        if (merges is { Count: > 0 } && operations is { Count: > 0 })
        {
            throw new KustomizeException($"illegally qualifies as both an SM and JSON patch: {source}", FileOf(entry));
        }

        if (merges is null && operations is null)
        {
            throw new KustomizeException($"unable to parse SM or JSON patch from {source}", FileOf(entry));
        }

        if (merges is null)
        {
            return new JsonPatchTransformer(context.Budget, operations!, entry.Target, source, storesPreviousId: true);
        }

        foreach (var patch in merges)
        {
            patch.AllowsNameChange |= entry.AllowNameChange;
            patch.AllowsKindChange |= entry.AllowKindChange;
            if (entry.AllowNameChange || entry.AllowKindChange)
            {
                // The original marks such patches in their annotations, which become texts by that: a null is then a word.
                patch.SetTexts("annotations", patch.Texts("annotations"));
            }
        }

        return new StrategicMergeTransformer(context, merges, entry.Target, source);
    }

    private string? FileOf(PatchEntry entry) => entry.Path.Length > 0 ? loader.Locate(entry.Path) : null;

    private string Load(string path)
    {
        try
        {
            return Encoding.UTF8.GetString(loader.Load(path).Span);
        }
        catch (KustomizeException error) when (!error.IsFatal)
        {
            throw error.Within($"failed to get the patch file from path({path})", path);
        }
    }

    private List<Resource>? TryRead(string text)
    {
        try
        {
            return new ResourceReader(context).Read(Encoding.UTF8.GetBytes(text));
        }
        catch (KustomizeException error) when (!error.IsFatal)
        {
            return null;
        }
    }

    private static JsonPatch? TryParse(string text)
    {
        if (text.Length == 0)
        {
            return null;
        }

        try
        {
            return JsonPatchText.Parse(text);
        }
        catch (KustomizeException error) when (!error.IsFatal)
        {
            return null;
        }
    }
}
