using Flux.Kustomize.Building;
using Flux.Kustomize.FileSystems;

namespace Flux.Kustomize.Tests.Recorded;

/// <summary>
/// What comparing random builds with kustomize has brought to light, each reduced to a folder: <c>input/</c> and what kustomize
/// made of it (<c>eng/kustomize/record.py</c>).
/// </summary>
public sealed class RecordedBuildTests
{
    private static readonly string _root = Path.Combine(AppContext.BaseDirectory, "Recorded");

    public static TheoryData<string> Cases => [.. Directory.GetDirectories(_root).Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Build_OfRecordedInput_GivesWhatKustomizeGave(string name)
    {
        var folder = Path.Combine(_root, name);
        var output = Path.Combine(folder, "expected.yaml");

        var result = KustomizeBuilder.Build(new JailedDiskFileSystem(Path.Combine(folder, "input")), "", null, TestContext.Current.CancellationToken);

        if (File.Exists(output))
        {
            Assert.Empty(result.Errors);
            Assert.Equal(File.ReadAllText(output), result.WriteYaml());
        }
        else
        {
            AssertExplains(Path.Combine(folder, "expected-error.txt"), Assert.Single(result.Errors));
        }
    }

    /// <summary>The innermost cause is the same, and the error says where.</summary>
    private static void AssertExplains(string file, KustomizeError error)
    {
        var first = File.ReadLines(file).First(line => line.Length > 0);
        var cause = first[(first.LastIndexOf(": ", StringComparison.Ordinal) + 2)..];
        Assert.Contains(cause, error.Message, StringComparison.Ordinal);
        Assert.NotNull(error.File ?? error.Resource ?? error.Field);
    }
}
