using System.Diagnostics;
using Flux.Sources.Bench;
using Flux.Sources.Egress;
using Flux.Sources.Git;
using Flux.Sources.Storage;

// A repository of 3,000 files over 40 commits, served over loopback HTTP by the git program itself; each row runs our
// client and the stock client in turn and prints the ratio.
using var root = new Workspace();
await root.CreateRepositoryAsync(files: 3000, commits: 40);
await using var server = await Server.StartAsync(root.Repositories);
var store = new ArtifactStore(new ArtifactStoreOptions { Path = root.Store }, TimeProvider.System);
using var egress = new EgressClients(EgressPolicy.Default);
var source = new GitSource(egress, store, new GitSourceOptions { ScratchDirectory = root.Scratch }, TimeProvider.System);
var request = new GitFetchRequest { Owner = new ArtifactOwner("GitRepository", "bench", "app"), Url = server.Url + "/app.git", Reference = new GitReference { Branch = "main" } };

var first = (GitFetched)await source.FetchAsync(request, CancellationToken.None);
var unchanged = request with { Observed = new GitObserved { Revision = first.Revision } };
Console.WriteLine($"artifact of {first.Artifact.Size:N0} bytes");
Console.WriteLine($"{"what",-44} {"ours",10} {"git",10} {"ratio",7}");
await CompareAsync(
    "depth 1: fetch, check, archive, store | clone", 7, async () => await source.FetchAsync(request, CancellationToken.None),
    async () => await Workspace.GitAsync("clone", "-q", "--depth", "1", server.Url + "/app.git", root.Fresh()));
await CompareAsync(
    "nothing new | ls-remote", 30, async () => await source.FetchAsync(unchanged, CancellationToken.None),
    async () => await Workspace.GitAsync("ls-remote", server.Url + "/app.git", "refs/heads/main"));
await CompareAsync(
    "8 at once, nothing new | ls-remote", 10,
    async () => await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => source.FetchAsync(unchanged, CancellationToken.None))),
    async () => await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Workspace.GitAsync("ls-remote", server.Url + "/app.git", "refs/heads/main"))));
Console.WriteLine($"peak working set {Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MiB, server included");

static async Task CompareAsync(string what, int rounds, Func<Task> ours, Func<Task> theirs)
{
    var (mine, git) = (await MedianAsync(rounds, ours), await MedianAsync(rounds, theirs));
    Console.WriteLine($"{what,-44} {mine.TotalMilliseconds,7:F1} ms {git.TotalMilliseconds,7:F1} ms {git / mine,6:F1}x");
}

static async Task<TimeSpan> MedianAsync(int rounds, Func<Task> work)
{
    await work();
    var times = new TimeSpan[rounds];
    for (var i = 0; i < rounds; i++)
    {
        var started = Stopwatch.GetTimestamp();
        await work();
        times[i] = Stopwatch.GetElapsedTime(started);
    }

    return times.Order().ElementAt(rounds / 2);
}
