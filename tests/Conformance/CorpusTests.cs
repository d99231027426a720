using Flux.Conformance.Running;

namespace Flux.Conformance;

/// <summary>The corpora as tests: each must fail and pass exactly as its baseline says.</summary>
public sealed class CorpusTests
{
    public static TheoryData<string> Names => [.. Corpora.All.Select(corpus => corpus.Name)];

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Names))]
    public async Task Corpus_Replayed_MatchesItsBaseline(string name)
    {
        var corpus = Corpora.All.Single(candidate => candidate.Name == name);
        var root = Locations.Corpus(name);

        var results = await CorpusRunner.RunAsync(corpus, root, root, filter: null, timed: false, TestContext.Current.CancellationToken);

        Assert.NotEmpty(results);
        var contradictions = Baseline.Load(name).Contradictions(results);
        Assert.True(contradictions.Count == 0, string.Join(Environment.NewLine, contradictions.Take(50)));
    }
}
