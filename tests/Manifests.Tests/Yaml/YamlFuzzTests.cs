using Flux.Manifests.Tests.Yaml.Fuzzing;

namespace Flux.Manifests.Tests.Yaml;

/// <summary>The first seeds of the fuzzer; <c>dotnet run --project bench/Manifests -- fuzz SECONDS</c> goes on from there.</summary>
public sealed class YamlFuzzTests
{
    [Fact]
    public void ReaderAndWriter_FirstSeeds_FindNoFailure()
    {
        var failures = Enumerable.Range(0, 6_000).AsParallel().Select(YamlFuzzer.FindFailure).OfType<string>().Take(5).ToList();

        Assert.True(failures.Count == 0, string.Join(Environment.NewLine, failures));
    }
}
