using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Flux.EndToEnd;
using Flux.Manifests.Nodes;

namespace Flux.Cluster.Faults;

/// <summary>F24 and F28: Git servers that hang, refuse or are gone, and artifacts that rot.</summary>
public sealed class SourceFaultTests(FaultyHome home) : IClassFixture<FaultyHome>
{
    [Fact]
    public async Task F24_ServerThatHangs_IsLeftAtTheTimeoutAndThenAlone()
    {
        using var server = new TcpListener(IPAddress.Loopback, 0);
        server.Start();
        await KeepsTheLastAsync("f24-hang", server.LocalEndpoint, "did not answer 3 times in a row");
    }

    [Fact]
    public async Task F24_ServerThatIsGone_KeepsTheLastArtifact()
    {
        var server = new TcpListener(IPAddress.Loopback, 0);
        server.Start();
        var address = server.LocalEndpoint;
        server.Dispose();
        await KeepsTheLastAsync("f24-gone", address, "did not answer 3 times in a row");
    }

    [Fact]
    public async Task F24_RefusedInTheMiddle_KeepsTheLastArtifactAndIsNoReasonToLeaveTheHostAlone()
    {
        await home.SiloAsync();
        const string Name = "f24-denied";
        var delivery = await Delivery.CreateAsync(home.Workspace, Name, Delivery.Values("a"));
        await delivery.ReadyAsync();
        var good = await SourceAsync(delivery);
        await using var server = await GuardedGit.StartAsync(home.Workspace.GitAddress);
        var commit = await delivery.PushAsync(Delivery.Values("a", "b"));
        await delivery.SetSourceAsync("url", new Uri(server.Address, $"{Name}.git").ToString());

        // More often than a host that does not answer would be asked.
        await AtLeastAsync(5, () => server.Refused);
        var failed = await Eventually.ObjectAsync(
            delivery.Client, delivery.Sources, Name, item => Eventually.Is(item, "False") && Eventually.Message(item).Contains("authentication required", StringComparison.Ordinal));
        Assert.Contains(failed.GetList("status", "conditions")!, condition => condition.GetString("type") == "FetchFailed" && condition.GetString("status") == "True");
        Assert.Equal(good.GetMap("status", "artifact"), failed.GetMap("status", "artifact"));
        Assert.True(Eventually.Is(await delivery.CurrentAsync(), "True"));

        server.IsOpen = true;
        await delivery.RequestAsync();
        await delivery.ReadyAsync(commit);
        await delivery.HasExactlyAsync("a", "b");
    }

    [Fact]
    public async Task F28_DiskThatIsFull_KeepsTheLastArtifactWholeAndLeavesNoPart()
    {
        Assert.True(SmallDisk.IsPossible, "a small file system can only be mounted by root: run the tests as root");
        await home.SiloAsync();
        const string Name = "f28-full";
        using var disk = SmallDisk.Mount(home.Workspace.PathOf($"artifacts/gitrepository/{Name}"));
        var delivery = await Delivery.CreateAsync(home.Workspace, Name, Delivery.Values("a"));
        await delivery.ReadyAsync();
        var good = await SourceAsync(delivery);
        var directory = home.Workspace.PathOf($"artifacts/gitrepository/{Name}/{Name}");
        disk.Fill();
        var commit = await delivery.PushAsync(Delivery.Values("a", "b"));
        await delivery.RequestAsync();

        var failed = await Eventually.ObjectAsync(
            delivery.Client, delivery.Sources, Name, item => Eventually.Is(item, "False") && Eventually.Message(item).Contains("No space left on device", StringComparison.Ordinal));
        Assert.Contains(failed.GetList("status", "conditions")!, condition => condition.GetString("type") == "StorageOperationFailed" && condition.GetString("status") == "True");
        Assert.Equal(good.GetMap("status", "artifact"), failed.GetMap("status", "artifact"));
        Assert.Equal(good.GetString("status", "artifact", "digest"), DigestOf(home.Workspace.PathOf($"artifacts/{good.GetString("status", "artifact", "path")}")));
        Assert.Equal(
            [Path.GetFileName(good.GetString("status", "artifact", "path"))],
            Directory.EnumerateFiles(directory).Select(Path.GetFileName).Where(file => !file!.EndsWith(".lock", StringComparison.Ordinal)));
        Assert.True(Eventually.Is(await delivery.CurrentAsync(), "True"));

        disk.Clear();
        await delivery.ReadyAsync(commit);
        await delivery.HasExactlyAsync("a", "b");
    }

    [Theory]
    [InlineData("flip")]
    [InlineData("cut")]
    [InlineData("empty")]
    [InlineData("missing")]
    public async Task F28_ArtifactThatRots_IsFetchedAgain(string how)
    {
        await home.SiloAsync();
        var name = $"f28-{how}";
        var delivery = await Delivery.CreateAsync(home.Workspace, name, Delivery.Values("a"));
        await delivery.ReadyAsync();
        var artifact = (await delivery.Client.GetAsync($"{delivery.Sources}/{name}", TestContext.Current.CancellationToken)).Object.GetMap("status", "artifact");
        var file = Path.Combine(home.Workspace.PathOf("artifacts"), artifact.GetString("path")!);
        Spoil(file, how);

        await delivery.RequestAsync();
        var source = await Eventually.ObjectAsync(
            delivery.Client, delivery.Sources, name, item => Eventually.Is(item, "True") && File.Exists(file) && DigestOf(file) == item.GetString("status", "artifact", "digest"));

        Assert.Equal(artifact.GetString("revision"), source.GetString("status", "artifact", "revision"));
        await delivery.ReadyAsync();
    }

    private static async Task<MapNode> SourceAsync(Delivery delivery) =>
        (await delivery.Client.GetAsync($"{delivery.Sources}/{delivery.Name}", TestContext.Current.CancellationToken)).Object!;

    private static async Task AtLeastAsync(int least, Func<int> count)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(60));
        while (count() < least)
        {
            await Task.Delay(100, limit.Token);
        }
    }

    private async Task KeepsTheLastAsync(string name, EndPoint server, string refusal)
    {
        await home.SiloAsync();
        var delivery = await Delivery.CreateAsync(home.Workspace, name, Delivery.Values("a"));
        await delivery.ReadyAsync();
        var good = await delivery.Client.GetAsync($"{delivery.Sources}/{name}", TestContext.Current.CancellationToken);
        await delivery.SetSourceAsync("timeout", "2s");
        await delivery.SetSourceAsync("url", $"http://{server}/{name}.git");

        var failed = await Eventually.ObjectAsync(
            delivery.Client, delivery.Sources, name, item => Eventually.Is(item, "False") && Eventually.Message(item).Contains(refusal, StringComparison.Ordinal));
        Assert.Contains(failed.GetList("status", "conditions")!, condition => condition.GetString("type") == "FetchFailed" && condition.GetString("status") == "True");
        Assert.Equal(good.Object.GetMap("status", "artifact"), failed.GetMap("status", "artifact"));
        Assert.True(Eventually.Is(await delivery.CurrentAsync(), "True"));

        await delivery.SetSourceAsync("url", good.Object.GetString("spec", "url")!);
        await Eventually.ReadyAsync(delivery.Client, delivery.Sources, name);
    }

    private static void Spoil(string file, string how)
    {
        var bytes = File.ReadAllBytes(file);
        switch (how)
        {
            case "flip":
                bytes[bytes.Length / 2] ^= 1;
                File.WriteAllBytes(file, bytes);
                break;
            case "cut":
                File.WriteAllBytes(file, bytes[..(bytes.Length / 2)]);
                break;
            case "empty":
                File.WriteAllBytes(file, []);
                break;
            default:
                File.Delete(file);
                break;
        }
    }

    private static string DigestOf(string file) => "sha256:" + Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file)));
}
