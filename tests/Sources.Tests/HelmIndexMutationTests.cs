using System.Text;
using Flux.Sources.HelmRepositories;

namespace Flux.Sources.Tests;

public sealed class HelmIndexMutationTests
{
    private const string Index = "apiVersion: v1\ngenerated: \"2020-01-01T00:00:00Z\"\nentries:\n  a:\n  - {apiVersion: v2, name: a, version: 1.0.0, urls: [a.tgz], created: \"2020-01-01T00:00:00Z\", keywords: [x], dependencies: [{name: d, alias: e}]}\n  - null\n  b: null\n";

    [Fact]
    public void Parse_EntriesThatCannotBeUsed_AreNamed()
    {
        var index = HelmIndex.Parse("apiVersion: v1\nentries:\n  a:\n  - {version: 1.0.0}\n  - {name: a, version: 2.0.0}\n  -\n"u8.ToArray());

        Assert.Equal("2.0.0", Assert.Single(index.Entries["a"]).Version);
        Assert.Equal([null, "validation: chart.metadata.name is required"], index.Skipped.Select(skipped => skipped.Problem));
    }

    [Theory]
    [InlineData(1, Index)]
    [InlineData(2, Index)]
    [InlineData(3, """{"apiVersion": "v1", "entries": {"a": [{"name": "a", "version": "1.0.0", "urls": ["a.tgz"], "annotations": {"k": "v"}}]}}""")]
    public void Parse_MutatedIndex_IsReadOrRefused(int seed, string index)
    {
        const string Characters = "{}[]:,\"'-&*!|>#%\n\t 09aZ\0é";
        var random = new Random(seed);
        var count = int.TryParse(Environment.GetEnvironmentVariable("FLUX_FUZZ_COUNT"), out var given) ? given : 1_000;
        for (var i = 0; i < count; i++)
        {
            var text = index;
            for (var change = 0; change <= random.Next(3); change++)
            {
                var at = random.Next(text.Length);
                text = random.Next(3) switch
                {
                    0 => text[..at] + text[(at + 1)..],
                    1 => text[..at] + Characters[random.Next(Characters.Length)] + text[at..],
                    _ => text[..at] + text[random.Next(text.Length)..],
                };
                text = text.Length == 0 ? " " : text;
            }

            try
            {
                HelmIndex.Parse(Encoding.UTF8.GetBytes(text));
            }
            catch (SourceException error)
            {
                Assert.NotEmpty(error.Message);
            }
        }
    }
}
