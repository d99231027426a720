using Flux.Conformance.Running;

namespace Flux.Conformance;

/// <summary>The corpora as tests: each must fail and pass exactly as its baseline says.</summary>
public sealed class CorpusTests
{
    public static TheoryData<string> Names => [.. Corpora.All.Select(corpus => corpus.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Corpus_Replayed_MatchesItsBaseline(string name)
    {
        var corpus = Corpora.All.Single(candidate => candidate.Name == name);
        var root = Locations.Corpus(name);

        var baseline = Baseline.Load(name);
        var results = await CorpusRunner.RunAsync(corpus, root, root, item => !item.IsTimed, TestContext.Current.CancellationToken);
        Assert.NotEmpty(results);
        var suspects = results.Where(baseline.Contradicts).Select(result => result.Id).ToHashSet();
        if (suspects.Count > 0)
        {
            // Some cases speak to a live server; on a busy machine one may run out of its time. A second try tells that from a fault.
            var again = await CorpusRunner.RunAsync(corpus, root, root, item => suspects.Contains(item.Id), TestContext.Current.CancellationToken);
            results = [.. results.Where(result => !suspects.Contains(result.Id)), .. again];
        }

        var contradictions = baseline.Contradictions(results);
        Assert.True(contradictions.Count == 0, string.Join(Environment.NewLine, contradictions.Take(50)));
    }
}
