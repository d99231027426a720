using System.Diagnostics;
using Flux.Silo.Demo;
using Flux.Silo.Git;
using Flux.Sources.Serving;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace Flux.Silo.Tests.Demo;

public sealed class DemoRepositoriesTests : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("flux-demo-");
    private WebApplication _server = null!;
    private DemoRepositories _repositories = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Url => $"{_server.Urls.First()}/git";

    private string Tree => _repositories.WorkTreeOf("team-a/app");

    public async ValueTask InitializeAsync()
    {
        var backend = new GitHttpBackend(new GitHttpBackendOptions { RepositoriesDirectory = Path.Combine(_folder.FullName, "repositories"), AllowPush = true });
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _server = builder.Build();
        _server.MapGit(backend);
        await _server.StartAsync(Token);
        _repositories = new DemoRepositories(backend, Path.Combine(_folder.FullName, "work"));
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Create_AfterAnInterruptedStart_MakesUpForIt()
    {
        Directory.CreateDirectory(Tree + ".new/.git");

        await _repositories.CreateAsync(Url, Token);

        Assert.Equal("First version", await GitAsync("log", "-1", "--format=%s", "origin/main"));
        Assert.False(Directory.Exists(Tree + ".new"));
    }

    [Fact]
    public async Task Create_UnderAnotherPort_LeadsTheCloneThereAndKeepsItsWork()
    {
        await _repositories.CreateAsync(Url, Token);
        await GitAsync("remote", "set-url", "origin", "http://127.0.0.1:1/git/team-a/app.git");
        await GitAsync("commit", "--quiet", "--allow-empty", "--message", "Own work");

        await _repositories.CreateAsync(Url, Token);

        Assert.Equal($"{Url}/team-a/app.git", await GitAsync("remote", "get-url", "origin"));
        Assert.Equal("Own work", await GitAsync("log", "-1", "--format=%s"));
    }

    [Fact]
    public async Task Create_WhereTheCloneLeadsElsewhere_LeavesItAlone()
    {
        await _repositories.CreateAsync(Url, Token);
        await GitAsync("remote", "set-url", "origin", "https://example.com/team-a/app.git");

        await _repositories.CreateAsync(Url, Token);

        Assert.Equal("https://example.com/team-a/app.git", await GitAsync("remote", "get-url", "origin"));
    }

    private async Task<string> GitAsync(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("git", arguments) { WorkingDirectory = Tree, RedirectStandardOutput = true })!;
        var output = await process.StandardOutput.ReadToEndAsync(Token);
        await process.WaitForExitAsync(Token);
        return output.Trim();
    }
}
