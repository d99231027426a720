using System.Globalization;
using Flux.Helm.Templates.Functions.Urls;
using Flux.Helm.Templates.Text;
using Flux.Helm.Values;
using Flux.Manifests;
using Flux.Manifests.Yaml;

namespace Flux.Helm.Rendering;

/// <summary>Splits rendered files, sets hooks apart, and sorts both by kind.</summary>
internal static class ManifestSorter
{
    private const string HookAnnotation = "helm.sh/hook";

    private static readonly HashSet<string> Events = new(StringComparer.Ordinal)
    {
        "pre-install", "post-install", "pre-delete", "post-delete", "pre-upgrade", "post-upgrade", "pre-rollback", "post-rollback", "test",
    };

    /// <exception cref="RenderFailedException">A document is not YAML, or its head has wrong types.</exception>
    public static (IReadOnlyList<Hook> Hooks, IReadOnlyList<Manifest> Manifests) Sort(
        IEnumerable<KeyValuePair<string, string>> files, KindOrder order, Action<string>? log = null)
    {
        var hooks = new List<Hook>();
        var manifests = new List<Manifest>();
        foreach (var (path, content) in files.OrderBy(file => file.Key, Comparer<string>.Create(GoText.Compare)))
        {
            if (!SlashPath.Base(path).StartsWith('_'))
            {
                AddDocuments(path, content, hooks, manifests, log);
            }
        }

        return ([.. order.Sort(hooks, hook => hook.Kind)], [.. order.Sort(manifests, manifest => manifest.Head.Kind)]);
    }

    private static void AddDocuments(string path, string content, List<Hook> hooks, List<Manifest> manifests, Action<string>? log)
    {
        foreach (var document in ManifestSplitter.Split(content))
        {
            var head = ReadHead(path, document);
            if (head.Annotations?.TryGetValue(HookAnnotation, out var events) ?? false)
            {
                if (ReadHook(path, document, head, events!) is { } hook)
                {
                    hooks.Add(hook);
                }
                else
                {
                    log?.Invoke($"level=INFO msg=\"skipping unknown hooks\" hookTypes={LogLine.Value(events!)}");
                }
            }
            else
            {
                manifests.Add(new Manifest(path, document, head));
            }
        }
    }

    private static ManifestHead ReadHead(string path, string document)
    {
        try
        {
            return ManifestHead.Read(YamlReader.Read(GoText.Encode(document)));
        }
        catch (ManifestException error)
        {
            throw new RenderFailedException($"YAML parse error on {path}: error converting YAML to JSON: {error.Message}", error);
        }
        catch (ValuesException error)
        {
            throw new RenderFailedException($"YAML parse error on {path}: {error.Message}", error);
        }
    }

    /// <summary>Null when one of the events is unknown: the document is then dropped.</summary>
    private static Hook? ReadHook(string path, string document, ManifestHead head, string events)
    {
        var names = Values(events).Select(name => name == "test-success" ? "test" : name).ToArray();
        if (!names.All(Events.Contains))
        {
            return null;
        }

        var annotations = head.Annotations!;
        return new Hook
        {
            Name = head.Name,
            Kind = head.Kind,
            Path = path,
            Manifest = document,
            Events = names,
            Weight = int.TryParse(annotations.GetValueOrDefault("helm.sh/hook-weight"), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var weight) ? weight : 0,
            DeletePolicies = [.. Values(annotations.GetValueOrDefault("helm.sh/hook-delete-policy"))],
            OutputLogPolicies = [.. Values(annotations.GetValueOrDefault("helm.sh/hook-output-log-policy"))],
        };
    }

    private static IEnumerable<string> Values(string? text) => text?.Split(',').Select(part => part.Trim().ToLowerInvariant()) ?? [];
}
