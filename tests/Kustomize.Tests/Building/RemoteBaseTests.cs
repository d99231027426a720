using System.Text;
using Flux.Kustomize.Building;
using Flux.Kustomize.FileSystems;
using Flux.Kustomize.Remotes;

namespace Flux.Kustomize.Tests.Building;

public sealed class RemoteBaseTests
{
    private const string ConfigMap = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: c}\n";

    [Theory]
    [InlineData("https://example.com/org/repo//base?ref=v1", "https://example.com/org/repo", "v1")]
    [InlineData("https://example.com/org/repo.git/base?ref=v1&timeout=90s", "https://example.com/org/repo.git", "v1")]
    [InlineData("https://example.com/org/repo/base?ref=v1&submodules=false", "https://example.com/org/repo", "v1")]
    [InlineData("github.com/org/repo/base", "https://github.com/org/repo", "")]
    [InlineData("git::https://example.com/org/repo//base", "https://example.com/org/repo", "")]
    [InlineData("git@example.com:org/repo.git//base?ref=main", "git@example.com:org/repo.git", "main")]
    [InlineData("ssh://git@example.com/org/repo//base?version=2", "ssh://git@example.com/org/repo", "2")]
    public void Base_InRepository_IsFetchedAndBuilt(string location, string url, string reference)
    {
        var remote = new Remote();

        var result = Build($"resources: ['{location}']\nnamePrefix: p-\n", remote);

        Assert.Empty(result.Errors);
        Assert.Equal("apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: p-c\n", result.WriteYaml());
        var asked = Assert.Single(remote.Repositories);
        Assert.Equal((url, "base", reference), (asked.Url, asked.Path, asked.Reference));
        Assert.Equal(!location.Contains("submodules=false", StringComparison.Ordinal), asked.Submodules);
        Assert.Equal(location.Contains("timeout", StringComparison.Ordinal) ? 90 : 27, asked.Timeout.TotalSeconds);
    }

    [Fact]
    public void Repository_NamedTwice_IsFetchedOnce()
    {
        var remote = new Remote();

        var result = Build("resources: ['https://example.com/o/r//base?ref=v1', 'https://example.com/o/r//other?ref=v1']\n", remote);

        Assert.Empty(result.Errors);
        Assert.Equal(2, result.Objects.Count);
        Assert.Single(remote.Repositories);
    }

    [Theory]
    [InlineData("https://example.com/x/r.yaml")]
    [InlineData("https://example.com/x/r.yaml?token=t")]
    [InlineData("https://example.com/api/files/r.yaml?ref=main")]
    public void File_ByUrl_IsFetched(string location) => Assert.Single(Build($"resources: ['{location}']\n", new Remote()).Objects);

    [Theory]
    [InlineData("resources: ['https://example.com/o/r//escape?ref=v1']", "leads out of")]
    [InlineData("resources: ['https://example.com/o/r//../../x?ref=v1']", "leads out of its repository")]
    [InlineData("resources: ['https://example.com/o/r//nope?ref=v1']", "no such file or directory")]
    [InlineData("resources: ['https://example.com/o/r//itself?ref=v1']", "cycle detected")]
    [InlineData("resources: ['https://example.com/o/r//base', 'remote:example.com/o/r/base']", "leads out of")]
    [InlineData("resources: ['https://example.com/o/forbidden//base?ref=v1']", "cannot fetch the repository 'https://example.com/o/forbidden': not allowed")]
    [InlineData("resources: ['https://example.com/o/r//base?timeout=soon']", "the timeout 'soon'")]
    public void Base_ThatCannotBeHad_SaysWhy(string kustomization, string expected)
    {
        var error = Assert.Single(Build(kustomization + "\n", new Remote()).Errors);

        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.NotNull(error.File ?? error.Field);
    }

    [Theory]
    [InlineData("resources: ['https://example.com/o/r//base?ref=v1']")]
    [InlineData("components: ['https://example.com/o/r//base?ref=v1']")]
    [InlineData("resources: ['https://example.com/x/r.yaml']")]
    public void Remote_ByDefault_IsRefused(string kustomization) =>
        Assert.Contains("is not allowed", Assert.Single(Build(kustomization + "\n", null).Errors).Message, StringComparison.Ordinal);

    private static BuildResult Build(string kustomization, IRemoteContent? remote) => KustomizeBuilder.Build(
        InMemoryFileSystem.FromText(new Dictionary<string, string> { ["kustomization.yaml"] = kustomization, ["local.yaml"] = ConfigMap }),
        "",
        new KustomizeOptions { Remote = remote },
        TestContext.Current.CancellationToken);

    private sealed class Remote : IRemoteContent
    {
        public List<RemoteRepository> Repositories { get; } = [];

        public ReadOnlyMemory<byte>? Fetch(Uri location, CancellationToken cancellationToken) =>
            location.AbsolutePath.EndsWith("r.yaml", StringComparison.Ordinal) ? Encoding.UTF8.GetBytes(ConfigMap) : default(ReadOnlyMemory<byte>?);

        public IReadOnlyFileSystem FetchRepository(RemoteRepository repository, CancellationToken cancellationToken)
        {
            Repositories.Add(repository);
            return repository.Url.EndsWith("forbidden", StringComparison.Ordinal)
                ? throw new IOException("not allowed")
                : InMemoryFileSystem.FromText(new Dictionary<string, string>
                {
                    ["base/kustomization.yaml"] = "resources: [../shared]\n",
                    ["shared/kustomization.yaml"] = "resources: [r.yaml]\n",
                    ["shared/r.yaml"] = ConfigMap,
                    ["other/kustomization.yaml"] = "resources: [../shared]\nnamePrefix: o-\n",
                    ["escape/kustomization.yaml"] = "resources: [../../../../local.yaml]\n",
                    ["itself/kustomization.yaml"] = "resources: ['https://example.com/o/r//itself?ref=v1']\n",
                });
        }
    }
}
