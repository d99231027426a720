using System.Text;
using Flux.Grains.GitRepositories;
using Flux.Sources.Git;
using Flux.Sources.Secrets;
using Flux.Sources.Storage;

namespace Flux.Grains.Tests.GitRepositories;

public sealed class FetchKeyTests
{
    [Fact]
    public void Of_TheSameContentUnderOtherNames_IsTheSame() => Assert.Equal(
        FetchKey.Of(Request("a", Secret("a/one", ("password", "x")))),
        FetchKey.Of(Request("b", Secret("b/two", ("password", "x")))));

    [Fact]
    public void Of_OtherCredentials_Differs()
    {
        var keys = new[]
        {
            FetchKey.Of(Request("a", null)),
            FetchKey.Of(Request("a", Secret("a/s"))),
            FetchKey.Of(Request("a", Secret("a/s", ("password", "x")))),
            FetchKey.Of(Request("a", Secret("a/s", ("password", "y")))),
            FetchKey.Of(Request("a", Secret("a/s", ("passwordx", "")))),
            FetchKey.Of(Request("a", Secret("a/s", ("pass", "wordx")))),
            FetchKey.Of(Request("a", null) with { ProxySecret = Secret("a/s", ("password", "x")) }),
        };

        Assert.Equal(keys.Length, keys.Distinct().Count());
    }

    [Fact]
    public void Of_OtherContent_Differs()
    {
        var request = Request("a", null);
        var keys = new[]
        {
            FetchKey.Of(request),
            FetchKey.Of(request with { Url = "https://git.example.com/other" }),
            FetchKey.Of(request with { Reference = new GitReference { Branch = "x" } }),
            FetchKey.Of(request with { Reference = new GitReference { Tag = "x" } }),
            FetchKey.Of(request with { Ignore = "" }),
            FetchKey.Of(request with { RecurseSubmodules = true }),
            FetchKey.Of(request with { SparseCheckout = ["a"] }),
            FetchKey.Of(request with { Includes = [new GitInclude("a", "", "", "p", "d", "r")] }),
            FetchKey.Of(request with { Observed = new GitObserved { Revision = "main@sha1:1" } }),
        };

        Assert.Equal(keys.Length, keys.Distinct().Count());
    }

    private static GitFetchRequest Request(string name, NamedSecret? secret) => new()
    {
        Owner = new ArtifactOwner("GitRepository", name, name),
        Url = "https://git.example.com/app",
        Secret = secret,
    };

    private static NamedSecret Secret(string name, params (string Key, string Value)[] data) =>
        new(name, data.ToDictionary(item => item.Key, item => Encoding.UTF8.GetBytes(item.Value)));
}
