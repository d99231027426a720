using System.Diagnostics;
using Flux.DevCluster.Tests.Hosting;
using Flux.Manifests.Json;
using Flux.Manifests.Nodes;

namespace Flux.DevCluster.Tests.Clients;

/// <summary>The official JavaScript client: an implementation of the dialect that shares nothing with client-go.</summary>
public sealed class JavaScriptClientTests(ClusterFixture fixture) : IClassFixture<ClusterFixture>
{
    private static string Modules => Path.Combine(FetchedTools.Folder, "javascript-client", "node_modules");

    [Fact]
    public async Task Client_CreatesPatchesWatchesAndDefines()
    {
        Assert.True(Directory.Exists(Modules), $"There is no JavaScript client in {Modules}: run eng/install-test-dependencies.sh.");

        var seen = await RunAsync("javascript");

        Assert.Equal(new MapNode { { "code", 409 }, { "reason", "AlreadyExists" }, { "message", "configmaps \"a\" already exists" } }, seen.GetMap("conflict"));
        Assert.Equal(new MapNode { { "code", 404 }, { "reason", "NotFound" }, { "message", "configmaps \"nope\" not found" } }, seen.GetMap("missing"));
        Assert.Equal(422, seen.GetInt64("invalid", "code"));
        Assert.Equal(new ListNode { "apply", "json", "k", "merge", "strategic" }, seen.GetList("data"));
        Assert.Equal(new ListNode { "js Apply" }, seen.GetList("managers"));
        Assert.Equal(new ListNode { "a" }, seen.GetList("selected"));
        Assert.Equal(7, seen.GetInt64("level"));
        Assert.Equal("Gauge.js.example.com \"h\" is invalid: spec.level: Invalid value: -1: spec.level in body should be greater than or equal to 0", seen.GetString("badLevel", "message"));
        Assert.True(seen.GetBoolean("ok"));
        Assert.Equal(1, seen.GetInt64("gauges"));
        Assert.Equal(new ListNode { "ADDED", "MODIFIED", "MODIFIED", "MODIFIED", "MODIFIED", "DELETED" }, seen.GetList("events"));
    }

    private async Task<MapNode> RunAsync(string ns)
    {
        var start = new ProcessStartInfo("node") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])[Path.Combine(AppContext.BaseDirectory, "Clients", "javascript-client.mjs"), Modules, fixture.KubeconfigPath, ns])
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromMinutes(2));
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(limit.Token);
            var errors = process.StandardError.ReadToEndAsync(limit.Token);
            await process.WaitForExitAsync(limit.Token);
            Assert.True(process.ExitCode == 0, await errors);
            return (MapNode)JsonNodeReader.Read(await output);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }
}
