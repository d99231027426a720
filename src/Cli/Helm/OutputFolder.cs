using Flux.Helm.Rendering;

namespace Flux.Cli.Helm;

/// <summary>Writes rendered documents to one file for each template.</summary>
internal sealed class OutputFolder(HelmContext context, string folder)
{
    private readonly HashSet<string> _written = new(StringComparer.Ordinal);

    public void Write(RenderResult result, IEnumerable<Hook> hooks, Flags flags)
    {
        foreach (var crd in flags.Has("include-crds") ? result.Crds : [])
        {
            Write(crd.Path, crd.Content);
        }

        foreach (var manifest in result.Manifests)
        {
            Write(manifest.Path, manifest.Content);
        }

        foreach (var hook in hooks)
        {
            Write(hook.Path, hook.Manifest);
        }
    }

    private void Write(string path, string content)
    {
        var file = Path.Combine(folder, path);
        var full = context.Resolve(file);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        var document = $"---\n# Source: {path}\n{content}\n";
        if (_written.Add(path))
        {
            File.WriteAllText(full, document);
        }
        else
        {
            File.AppendAllText(full, document);
        }

        context.Out.Write($"wrote {file}\n");
    }
}
