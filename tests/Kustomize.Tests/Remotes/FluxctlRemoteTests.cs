using Flux.Kustomize.Tests.Commands;
using Flux.Sources.Tests.Git;

namespace Flux.Kustomize.Tests.Remotes;

/// <summary>Remote bases as a user of fluxctl has them: from a real Git server.</summary>
public sealed class FluxctlRemoteTests : IAsyncDisposable
{
    private const string ConfigMap = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: c}\n";
    private const string Built = "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: p-c\n";

    private readonly string _folder = Directory.CreateTempSubdirectory("fluxctl-remote-").FullName;
    private readonly GitHost _host = new();

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData("team/app//base?ref=v1")]
    [InlineData("team/app//base?ref=release/1&timeout=30s")]
    [InlineData("team/app//base?ref=refs/pull/7/head&submodules=false")]
    [InlineData("team/app/base")]
    [InlineData("team/app//base?ref=COMMIT")]
    public async Task Base_InRepository_IsBuilt(string location)
    {
        var commit = await _host.CreateAsync("team/app", Base(), "refs/tags/v1", "refs/heads/release/1", "refs/pull/7/head");

        var (code, output, errors) = await BuildAsync($"{_host.Url}/{location.Replace("COMMIT", commit, StringComparison.Ordinal)}");

        Assert.Equal("", errors);
        Assert.Equal((0, Built), (code, output));
    }

    [Fact]
    public async Task Base_ThatNamesAnotherRepositoryAndAFile_BringsBoth()
    {
        await _host.CreateAsync("team/shared", new() { ["kustomization.yaml"] = "resources: [link/r.yaml]\n", ["link"] = $"{GitHost.Link}files", ["files/r.yaml"] = ConfigMap });
        await _host.CreateAsync("team/app", new() { ["base/kustomization.yaml"] = $"resources: ['{_host.Url}/team/shared//', '{_host.Url}/s.yaml']\n" });
        _host.Files["/s.yaml"] = "apiVersion: v1\nkind: Secret\nmetadata: {name: s}\n";

        var (code, output, errors) = await BuildAsync($"{_host.Url}/team/app//base");

        Assert.Equal("", errors);
        Assert.Equal(0, code);
        Assert.Contains("name: p-c", output, StringComparison.Ordinal);
        Assert.Contains("name: p-s", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("HOST/team/app//base?ref=nope", "couldn't find remote ref nope")]
    [InlineData("HOST/team/none//base", "cannot fetch the repository")]
    [InlineData("HOST/team/app//loop", "cycle detected")]
    [InlineData("HOST/team/app//../../x", "leads out of its repository")]
    [InlineData("file:///tmp/repository//base", "not by 'file'")]
    [InlineData("http://169.254.169.254/latest//base", "connections to the address of '169.254.169.254' are not allowed")]
    [InlineData("http://169.254.169.254/r.yaml", "connections to the address of '169.254.169.254' are not allowed")]
    [InlineData("ssh://git@127.0.0.1:1/team/app//base", "cannot fetch the repository")]
    public async Task Base_ThatCannotBeHad_SaysWhy(string location, string expected)
    {
        var files = Base();
        files["loop/kustomization.yaml"] = $"resources: ['{_host.Url}/team/app//loop']\n";
        await _host.CreateAsync("team/app", files);

        var (code, output, errors) = await BuildAsync(location.Replace("HOST", _host.Url, StringComparison.Ordinal));

        Assert.Equal(1, code);
        Assert.Empty(output);
        Assert.Contains(expected, errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Base_WithSubmodules_HasTheirFiles_UnlessTheUrlSaysNo()
    {
        var commit = await _host.CreateAsync("team/sub", new() { ["r.yaml"] = ConfigMap });
        await _host.CreateAsync("team/app", new()
        {
            [".gitmodules"] = $"[submodule \"sub\"]\n\tpath = base/sub\n\turl = {_host.Url}/team/sub\n",
            ["base/kustomization.yaml"] = "resources: [sub/r.yaml]\n",
            ["base/sub"] = GitHost.Submodule + commit,
        });

        var (code, output, errors) = await BuildAsync($"{_host.Url}/team/app//base");
        var without = await BuildAsync($"{_host.Url}/team/app//base?submodules=false");

        Assert.Equal("", errors);
        Assert.Equal((0, Built), (code, output));
        Assert.Equal(1, without.Code);
        Assert.Contains("base/sub/r.yaml", without.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Base_WhoseServerKeepsSilent_EndsAtTheTimeoutOfTheUrl()
    {
        _host.Silent = "/team/app";

        var (code, _, errors) = await BuildAsync($"{_host.Url}/team/app//base?timeout=1s");

        Assert.Equal(1, code);
        Assert.Contains($"cannot fetch the repository '{_host.Url}/team/app': it took longer than 1 s", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Base_OverSsh_IsFetchedWithTheKeyOfTheUser()
    {
        Assert.True(SshServer.IsInstalled, "needs the package openssh-server");
        await _host.CreateAsync("team/app", Base(), "refs/tags/v1");
        var keys = Directory.CreateDirectory(Path.Combine(_folder, "home", ".ssh")).FullName;
        await using var server = await SshServer.StartAsync(keys);
        File.Copy(Path.Combine(keys, "client"), Path.Combine(keys, "id_ed25519"));
        await File.WriteAllTextAsync(Path.Combine(keys, "known_hosts"), server.KnownHosts + "\n", TestContext.Current.CancellationToken);
        Write($"ssh://{server.User}@127.0.0.1:{server.Port}{_host.PathOf("team/app")}//base?ref=v1");

        var (code, output, errors) = await Fluxctl.RunAsync(_folder, Path.Combine(_folder, "home"), ["build", "kustomization", ".", "--load-restrictor", "LoadRestrictionsNone"]);
        var stranger = await Fluxctl.RunAsync(_folder, Path.Combine(_folder, "nobody"), ["build", "kustomization", ".", "--load-restrictor", "LoadRestrictionsNone"]);

        Assert.Equal("", errors);
        Assert.Equal((0, Built), (code, output));
        Assert.Equal(1, stranger.Code);
        Assert.Contains("cannot fetch the repository", stranger.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Base_WhereTheyAreForbidden_IsNotFetched()
    {
        await _host.CreateAsync("team/app", Base());

        var (code, _, errors) = await BuildAsync($"{_host.Url}/team/app//base", "--no-remote-bases");

        Assert.Equal(1, code);
        Assert.Contains("is not allowed", errors, StringComparison.Ordinal);
    }

    private static Dictionary<string, string> Base() => new() { ["base/kustomization.yaml"] = "resources: [../files/r.yaml]\n", ["files/kustomization.yaml"] = "", ["files/r.yaml"] = ConfigMap };

    private Task<(int Code, string Output, string Errors)> BuildAsync(string location, params string[] options)
    {
        Write(location);
        return Fluxctl.RunAsync(_folder, ["build", "kustomization", ".", "--load-restrictor", "LoadRestrictionsNone", .. options]);
    }

    private void Write(string location) => File.WriteAllText(Path.Combine(_folder, "kustomization.yaml"), $"resources: ['{location}']\nnamePrefix: p-\n");
}
