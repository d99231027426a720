using Flux.Helm.Rendering;

namespace Flux.Cli.Helm;

/// <summary>Writes rendered documents to one file for each template.</summary>
/// <param name="context">Where the command runs.</param>
/// <param name="folder">Where custom resource definitions go.</param>
/// <param name="releaseFolder">Where everything else goes.</param>
internal sealed class OutputFolder(HelmContext context, string folder, string releaseFolder)
{
    private readonly HashSet<string> _written = new(StringComparer.Ordinal);

    public void Write(RenderResult result, IEnumerable<Hook> hooks, Flags flags)
    {
        foreach (var crd in flags.Has("include-crds") ? result.Crds : [])
        {
            Write(folder, crd.Path, crd.Content);
        }

        foreach (var manifest in result.Manifests)
        {
            Write(releaseFolder, manifest.Path, manifest.Content);
        }

        foreach (var hook in hooks)
        {
            Write(releaseFolder, hook.Path, hook.Manifest);
        }
    }

    private void Write(string root, string path, string content)
    {
        var file = Path.Combine(root, path);
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
