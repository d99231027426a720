using System.Runtime.Versioning;
using Flux.ObjectStore.Sqlite;
using Flux.ObjectStore.Tests.Conformance;

namespace Flux.ObjectStore.Tests.Sqlite;

public sealed class SqliteObjectStoreTests : ObjectStoreConformance
{
    private readonly TemporaryDirectory _directory = new();

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _directory.Dispose();
    }

    /// <summary>Secrets are in them.</summary>
    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task Files_OfAStoreInUse_AreReadableByTheirOwnerOnly()
    {
        await using var store = await SqliteObjectStore.OpenAsync(_directory.File("private.db"), cancellationToken: Token);
        string[] files = ["private.db", "private.db-wal", "private.db-shm"];

        Assert.All(files, file => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_directory.File(file))));
    }

    protected override async Task<IObjectStore> OpenAsync(ObjectStoreOptions options) =>
        await SqliteObjectStore.OpenAsync(_directory.File("objects.db"), options, cancellationToken: Token);
}
