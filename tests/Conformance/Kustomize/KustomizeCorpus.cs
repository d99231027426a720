using Flux.Conformance.Running;
using Flux.Kustomize.Building;
using Flux.Kustomize.FileSystems;
using Flux.Manifests.Json;
using Flux.Manifests.Nodes;

namespace Flux.Conformance.Kustomize;

/// <summary>Builds of whole directories: each case is a folder with its input, its options and what kustomize printed.</summary>
public sealed class KustomizeCorpus : ICorpus
{
    public string Name => "kustomize";

    public IEnumerable<ConformanceCase> Load(string root, string support)
    {
        var cases = Path.Combine(root, "cases");
        cases = Directory.Exists(cases) ? cases : root;
        foreach (var file in Directory.EnumerateFiles(cases, "case.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var folder = Path.GetDirectoryName(file)!;
            var id = Path.GetRelativePath(cases, folder).Replace('\\', '/');
            yield return ConformanceCase.Create(id, () => Replay(folder));
        }
    }

    private static string? Replay(string folder)
    {
        var description = JsonNodeReader.Read(File.ReadAllBytes(Path.Combine(folder, "case.json")));
        var flags = description.GetList("flags") ?? new ListNode();
        var options = new KustomizeOptions
        {
            LoadRestriction = flags.Contains((Node)"--load-restrictor=LoadRestrictionsNone") ? LoadRestriction.None : LoadRestriction.RootOnly,
        };
        var result = KustomizeBuilder.Build(new JailedDiskFileSystem(Path.Combine(folder, "input")), description.GetString("target")!, options);
        return CompareWarnings(folder, result) ?? (ExpectedOutput(folder) is { } expected ? CompareOutput(expected, result) : CompareError(folder, result));
    }

    /// <summary>What the newest version printed, where it differs from the one that was recorded first.</summary>
    private static string? ExpectedOutput(string folder)
    {
        foreach (var name in new[] { "expected-5.8.yaml", "expected.yaml" })
        {
            var file = Path.Combine(folder, name);
            if (File.Exists(file))
            {
                return File.ReadAllText(file);
            }
        }

        return null;
    }

    /// <summary>Compared where they were recorded by themselves; the order in which files are read is the original's own affair when it fails.</summary>
    private static string? CompareWarnings(string folder, BuildResult result)
    {
        var file = Path.Combine(folder, "expected-warnings.txt");
        return result.IsSuccess && File.Exists(file) ? TextDifference.Find(File.ReadAllText(file), string.Concat(result.Warnings.Select(line => line + "\n"))) : null;
    }

    private static string? CompareOutput(string expected, BuildResult result) =>
        result.IsSuccess ? TextDifference.Find(expected, result.WriteYaml()) : $"unexpected error: {result.Errors[0].Message}";

    private static string? CompareError(string folder, BuildResult result)
    {
        var expected = File.ReadAllText(Path.Combine(folder, "expected-error.txt")).Trim();
        if (result.IsSuccess)
        {
            return $"an error was expected: {expected}";
        }

        var error = result.Errors[0];
        if (error.File is null && error.Resource is null && error.Field is null)
        {
            return $"the error names neither file nor resource nor field: {error.Message}";
        }

        return ErrorSense.IsKept(expected, error.Message) ? null : $"expected: {expected}{Environment.NewLine}but was: {error.Message}";
    }
}
