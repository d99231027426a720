using System.Buffers;
using System.Text;
using Flux.Conformance.Running;
using Flux.Manifests;
using Flux.Manifests.Yaml;

namespace Flux.Conformance;

/// <summary>What kustomize printed is read and written again: the bytes must be the same.</summary>
public sealed class YamlRoundTripTests
{
    [Fact]
    public void KustomizeOutput_ReadAndWritten_IsTheSameBytes()
    {
        var files = Directory.GetFiles(Path.Combine(Locations.Corpus("kustomize"), "cases"), "expected*.yaml", SearchOption.AllDirectories);

        Assert.NotEmpty(files);
        var differences = files.Select(Difference).Where(difference => difference is not null).ToList();
        Assert.True(differences.Count == 0, string.Join(Environment.NewLine, differences.Take(20)));
    }

    private static string? Difference(string path)
    {
        var bytes = File.ReadAllBytes(path);
        try
        {
            var output = new ArrayBufferWriter<byte>();
            foreach (var document in YamlReader.ReadAll(bytes))
            {
                output.Write(output.WrittenCount > 0 ? "---\n"u8 : []);
                YamlWriter.WriteUtf8(document.Root, output);
            }

            var isSame = output.WrittenSpan.SequenceEqual(bytes);
            return isSame ? null : $"{path}: {FirstDifference(Encoding.UTF8.GetString(bytes), Encoding.UTF8.GetString(output.WrittenSpan))}";
        }
        catch (ManifestException error)
        {
            return $"{path}: {error.Message}";
        }
    }

    private static string FirstDifference(string expected, string actual)
    {
        var at = expected.AsSpan().CommonPrefixLength(actual);
        return $"…{Excerpt(expected, at)}… became …{Excerpt(actual, at)}…";
    }

    private static string Excerpt(string text, int at) => text[Math.Max(0, at - 40)..Math.Min(text.Length, at + 40)].ReplaceLineEndings("\\n");
}
