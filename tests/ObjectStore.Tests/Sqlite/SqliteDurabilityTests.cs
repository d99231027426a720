using System.Globalization;
using Flux.ObjectStore.Sqlite;
using Flux.ObjectStore.Tests.Conformance;

namespace Flux.ObjectStore.Tests.Sqlite;

public sealed class SqliteDurabilityTests : DurabilityConformance, IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    private string Database => _directory.File("objects.db");

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Open_FileOfAnotherStore_IsRefusedWithTheReason()
    {
        await using var owner = await SqliteObjectStore.OpenAsync(Database, cancellationToken: Token);

        var error = await Assert.ThrowsAsync<ObjectStoreException>(() => SqliteObjectStore.OpenAsync(Database, cancellationToken: Token));

        Assert.Contains("in use by another process", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_FileOfANewerProgram_IsRefusedWithTheReason()
    {
        await using (await SqliteObjectStore.OpenAsync(Database, cancellationToken: Token))
        {
        }

        await using (var source = new SqliteDataSource(Database))
        {
            await using var command = source.CreateCommand("UPDATE flux_schema SET version = 99");
            await command.ExecuteNonQueryAsync(Token);
        }

        var error = await Assert.ThrowsAsync<ObjectStoreException>(() => SqliteObjectStore.OpenAsync(Database, cancellationToken: Token));

        Assert.Contains("version 99", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_NotADatabase_IsRefusedWithTheReason()
    {
        await File.WriteAllTextAsync(Database, new string('x', 5000), Token);

        var error = await Assert.ThrowsAsync<ObjectStoreException>(() => SqliteObjectStore.OpenAsync(Database, cancellationToken: Token));

        Assert.Contains("cannot be opened", error.Message, StringComparison.Ordinal);
    }

    protected override async Task<IObjectStore> OpenAsync(ObjectStoreOptions options) =>
        await SqliteObjectStore.OpenAsync(Database, options, cancellationToken: Token);

    protected override async Task<long> StoredRowsAsync()
    {
        await using var source = new SqliteDataSource(Database);
        await using var command = source.CreateCommand("SELECT count(*) FROM changes");
        return Convert.ToInt64(await command.ExecuteScalarAsync(Token), CultureInfo.InvariantCulture);
    }
}
