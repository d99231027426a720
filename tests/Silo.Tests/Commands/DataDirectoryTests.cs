using Flux.ObjectStore;
using Flux.Silo.Hosting;

namespace Flux.Silo.Tests.Commands;

public sealed class DataDirectoryTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("flux-data-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Start_OverAnOrleansDatabaseThatIsNone_NamesTheFile()
    {
        var path = await WriteAsync("orleans.db");

        var error = await Assert.ThrowsAsync<ObjectStoreException>(StartAsync);

        Assert.StartsWith($"{path} cannot be opened:", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_OverACertificateThatIsNone_NamesTheFolder()
    {
        await WriteAsync("cluster/ca.pem");

        var error = await Assert.ThrowsAsync<StartException>(StartAsync);

        Assert.StartsWith($"A certificate or key in {Path.Combine(_folder.FullName, "cluster")} cannot be read", error.Message, StringComparison.Ordinal);
    }

    private Task StartAsync() => ControlPlane.StartAsync(
        new SiloSettings { DataDirectory = _folder.FullName, ApiPort = 0, HttpPort = 0, SiloPort = 0 }, cancellationToken: TestContext.Current.CancellationToken);

    private async Task<string> WriteAsync(string name)
    {
        var path = Path.Combine(_folder.FullName, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllTextAsync(path, "garbage", TestContext.Current.CancellationToken);
        return path;
    }
}
