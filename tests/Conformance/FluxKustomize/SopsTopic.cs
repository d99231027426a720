using System.Text;
using Flux.Conformance.Kustomize;
using Flux.Conformance.Running;
using Flux.Conformance.Scenarios;
using Flux.Grains.Decrypting;
using Flux.Kustomize.Building;
using Flux.Kustomize.FileSystems;
using Flux.Kustomize.Toolkit;
using Flux.Manifests.Nodes;
using Flux.Manifests.Yaml;
using Flux.Sops.Keys;

namespace Flux.Conformance.FluxKustomize;

/// <summary><c>library/sops</c>: building sources with encrypted parts.</summary>
internal sealed class SopsTopic : ICorpusTopic
{
    public bool Handles(string path) => path == "library/sops";

    public IEnumerable<ConformanceCase> Load(string path, MapNode document, string support) =>
        document.GetList("cases")!.OfType<MapNode>().Select(item => ConformanceCase.Create($"library/{item.GetString("id")}", () => Replay(item)));

    private static string? Replay(MapNode item)
    {
        var files = InMemoryFileSystem.FromText(item.GetMap("files")!.Select(file => KeyValuePair.Create(file.Key, ((StringNode)file.Value).Value)));
        var spec = item.GetMap("spec") ?? new MapNode();
        var expected = item.GetMap("result")!;
        var (keys, error) = KeysOf(item, spec);
        if (error is not null)
        {
            return CompareError(expected, error);
        }

        var (objects, failure) = Build(files, item.GetString("path") ?? "", spec, keys);
        if (objects is null)
        {
            return CompareError(expected, failure!);
        }

        var output = string.Join("---\n", objects.Select(one => YamlWriter.Write(one)));
        return expected.GetString("output") is { } wanted ? TextDifference.Find(wanted, output) : $"an error was expected: {expected.GetString("error")}";
    }

    private static (IReadOnlyList<MapNode>? Objects, string? Error) Build(IReadOnlyFileSystem files, string path, MapNode spec, SopsKeys? keys)
    {
        if (keys is not null)
        {
            return DecryptedBuild.Build(files, path, spec, keys, KustomizeOptions.Default, CancellationToken.None);
        }

        var result = ToolkitBuilder.Build(files, path, spec);
        return result.IsSuccess ? (result.Objects, null) : (null, result.Errors[0].Message);
    }

    private static (SopsKeys? Keys, string? Error) KeysOf(MapNode item, MapNode spec)
    {
        if (spec.GetMap("decryption") is not { } decryption || decryption.GetString("provider") != "sops")
        {
            return (null, null);
        }

        var keys = new SopsKeys();
        if (decryption.GetString("secretRef", "name") is not { } name)
        {
            return (keys, null);
        }

        var secret = (item.GetList("cluster") ?? new ListNode()).OfType<MapNode>().FirstOrDefault(one => one.GetString("metadata", "name") == name);
        return secret is null ? (null, $"secrets \"{name}\" not found") : Import(keys, name, secret);
    }

    private static (SopsKeys? Keys, string? Error) Import(SopsKeys keys, string name, MapNode secret)
    {
        var plain = (secret.GetMap("stringData") ?? new MapNode()).Select(entry => KeyValuePair.Create(entry.Key, Encoding.UTF8.GetBytes(((StringNode)entry.Value).Value)));
        var encoded = (secret.GetMap("data") ?? new MapNode()).Select(entry => KeyValuePair.Create(entry.Key, Convert.FromBase64String(((StringNode)entry.Value).Value)));
        foreach (var (key, value) in plain.Concat(encoded))
        {
            if (keys.Import(key, value) is { } problem)
            {
                return (null, $"failed to import '{key}' data from sops decryption Secret 'flux-system/{name}': {problem}");
            }
        }

        return (keys, null);
    }

    private static string? CompareError(MapNode expected, string message) =>
        expected.GetString("error") is not { } recorded ? $"unexpected error: {message}"
        : SopsSense.Of(recorded) == SopsSense.Of(message) || ErrorSense.IsKept(recorded, message) ? null
        : $"expected error |{recorded}|{Environment.NewLine}but was |{message}|";
}
