using Flux.Grains.GitRepositories;
using Flux.Sources.Git;
using Microsoft.Extensions.Time.Testing;

namespace Flux.Grains.Tests.GitRepositories;

public sealed class HostBreakersTests
{
    private const string Url = "https://git.example.com/a/app";
    private static readonly GitFetchFailed Silence = new("GitOperationFailed", "timeout", "FetchFailed", false, null) { IsHostFault = true };
    private static readonly GitFetchFailed Refusal = new("GitOperationFailed", "401", "FetchFailed", false, null);

    private readonly FakeTimeProvider _time = new(DateTimeOffset.Parse("2026-01-01T00:00:00Z"));

    [Fact]
    public void Refuse_AfterFailuresInARow_LeavesTheHostAloneAndThenTriesOnce()
    {
        var breakers = new HostBreakers(_time);
        Fail(breakers, 3);

        Assert.Contains("'git.example.com' did not answer 3 times", breakers.Refuse("team", "https://git.example.com/b")!.Message, StringComparison.Ordinal);
        Assert.Null(breakers.Refuse("team", "https://other.example.com/b"));
        Assert.Null(breakers.Refuse("neighbour", Url));
        _time.Advance(TimeSpan.FromSeconds(16));
        Assert.Null(breakers.Refuse("team", Url));
        Assert.NotNull(breakers.Refuse("team", Url));
    }

    [Fact]
    public void Refuse_AfterASuccessOrAnAnswer_LetsThrough()
    {
        var breakers = new HostBreakers(_time);
        Fail(breakers, 2);
        breakers.Report("team", Url, Refusal);
        Fail(breakers, 2);

        Assert.Null(breakers.Refuse("team", Url));
    }

    private static void Fail(HostBreakers breakers, int times)
    {
        for (var i = 0; i < times; i++)
        {
            breakers.Report("team", Url, Silence);
        }
    }
}
