namespace Flux.KubeApi.Tests.Fuzzing;

/// <summary>Some thousands of inputs for every parser of requests; <c>KubeApi.Bench fuzz</c> tries millions.</summary>
public sealed class RequestFuzzTests
{
    private const int Inputs = 4_000;

    [Fact]
    public void Parsers_OfChangedInputs_AnswerOrRefuse()
    {
        foreach (var parser in FuzzedParsers.All)
        {
            var fuzzer = new RequestFuzzer(parser);
            for (var seed = 0; seed < Inputs; seed++)
            {
                Assert.Null(fuzzer.FindFailure(seed));
            }
        }
    }
}
