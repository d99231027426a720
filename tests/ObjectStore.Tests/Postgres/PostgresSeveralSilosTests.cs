using System.Globalization;
using Flux.ObjectStore.Postgres;
using Npgsql;
using static Flux.ObjectStore.Tests.Conformance.Samples;

namespace Flux.ObjectStore.Tests.Postgres;

public sealed class PostgresSeveralSilosTests(PostgresServer server) : IAsyncLifetime
{
    private readonly CancellationToken _token = TestContext.Current.CancellationToken;
    private readonly List<PostgresObjectStore> _silos = [];
    private NpgsqlDataSource _source = null!;

    public async ValueTask InitializeAsync()
    {
        _source = await server.CreateDatabaseAsync(_token);
        var options = new ObjectStoreOptions { Indexes = [new OwnerIndex()] };
        _silos.AddRange(await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => PostgresObjectStore.OpenAsync(_source, options, cancellationToken: _token))));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var silo in _silos)
        {
            await silo.DisposeAsync();
        }

        await _source.DisposeAsync();
    }

    [Fact]
    public async Task Read_AfterAnotherSilosAcknowledgement_SeesTheWrite()
    {
        for (var i = 0; i < 50; i++)
        {
            var written = await _silos[i % 3].WriteAsync(WriteRequest.Create(ConfigMap($"n{i:00}"), Body("1", "x")), _token);

            Assert.Equal(written.Object!.Version, (await _silos[(i + 1) % 3].GetAsync(written.Object.Key, _token))?.Version);
            var owned = await _silos[(i + 2) % 3].ListAsync(new ListRequest(ConfigMaps) { IndexTerm = "owner/x" }, _token);
            Assert.Equal(i + 1, owned.Items.Count);
        }
    }

    [Fact]
    public async Task Update_RacersOnSeveralSilos_LoseNoIncrement()
    {
        await _silos[0].WriteAsync(Create("counter", "0"), _token);
        const int each = 20;

        await Task.WhenAll(_silos.Select(silo => Task.Run(() => IncrementManyAsync(silo), _token)));

        Assert.Equal($"{_silos.Count * each}", Value(await _silos[0].GetAsync(ConfigMap("counter"), _token)));

        async Task IncrementManyAsync(PostgresObjectStore silo)
        {
            for (var done = 0; done < each;)
            {
                var current = (await silo.GetAsync(ConfigMap("counter"), _token))!;
                var next = $"{int.Parse(Value(current)!, CultureInfo.InvariantCulture) + 1}";
                done += (await silo.WriteAsync(WriteRequest.Update(current.Key, current.Version, Body(next)), _token)).IsWritten ? 1 : 0;
            }
        }
    }

    [Fact]
    public async Task Watch_WritesOfEverySilo_ComeGaplessOnEverySilo()
    {
        const int each = 40;
        var start = await _silos[0].GetVersionAsync(_token);
        var watches = _silos.Select(silo => Task.Run(() => TakeAsync(silo, start, _silos.Count * each), _token)).ToArray();

        await Task.WhenAll(_silos.Select((silo, n) => Task.Run(
            async () =>
            {
                for (var i = 0; i < each; i++)
                {
                    await silo.WriteAsync(Create($"s{n}-{i}"), _token);
                }
            },
            _token)));

        foreach (var versions in await Task.WhenAll(watches))
        {
            Assert.Equal(Enumerable.Range(1, _silos.Count * each).Select(i => start + i), versions);
        }
    }

    [Fact]
    public async Task Write_ConnectionsCut_IsCarriedOutOnceOrReported()
    {
        await _silos[0].WriteAsync(Create("counter", "0"), _token);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(_token);
        var cutting = Task.Run(() => CutConnectionsAsync(10), _token);
        var written = 0;
        for (var i = 0; !cutting.IsCompleted || i < 100; i++)
        {
            written += (await _silos[0].WriteAsync(WriteRequest.Create(ConfigMap($"n{i}"), Body("1")), _token)).IsWritten ? 1 : 0;
        }

        await cutting;
        var all = await _silos[1].ListAsync(new ListRequest(ConfigMaps), _token);

        Assert.Equal(written + 1, all.Items.Count);
        Assert.Equal(all.Items.Count + 20, all.Version);
    }

    [Fact]
    public async Task Read_FarBehindACompaction_LoadsAnew()
    {
        await _silos[0].WriteAsync(Create("a", "1"), _token);
        await using (var command = _source.CreateCommand("""
            UPDATE changes SET version = 500 WHERE version = 1;
            UPDATE change_counter SET newest = 600, compacted = 600
            """))
        {
            await command.ExecuteNonQueryAsync(_token);
        }

        Assert.Equal(500, (await _silos[1].GetAsync(ConfigMap("a"), _token))!.Version);
        Assert.Equal(600, (await _silos[2].WriteAsync(Create("b"), _token)).Object!.Version - 1);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Database_ThatLostAcknowledgedChanges_GivesNoVersionTwice(bool readFirst)
    {
        var kept = (await _silos[0].WriteAsync(Create("kept"), _token)).Object!.Version;
        await _silos[0].WriteAsync(Create("lost"), _token);
        var told = (await _silos[0].WriteAsync(WriteRequest.Delete(ConfigMap("kept"), null), _token)).Object!.Version;
        Assert.Equal([told, told], [await _silos[1].GetVersionAsync(_token), await _silos[2].GetVersionAsync(_token)]);
        await using (var command = _source.CreateCommand($"DELETE FROM changes WHERE version > {kept}; UPDATE change_counter SET newest = {kept}"))
        {
            await command.ExecuteNonQueryAsync(_token);
        }

        if (readFirst)
        {
            Assert.Null(await _silos[1].GetAsync(ConfigMap("lost"), _token));
        }

        var written = (await _silos[2].WriteAsync(Create("new"), _token)).Object!.Version;

        Assert.InRange(written, told + 1, long.MaxValue);
        Assert.Null(await _silos[1].WatchAsync(new WatchRequest(told), _token));
        await using var restarted = await PostgresObjectStore.OpenAsync(_source, cancellationToken: _token);
        foreach (var silo in _silos.Append(restarted))
        {
            var all = await silo.ListAsync(new ListRequest(ConfigMaps), _token);
            Assert.Equal(written, all.Version);
            Assert.Equal(["kept", "new"], all.Items.Select(item => item.Key.Name));
        }
    }

    private async Task CutConnectionsAsync(int times)
    {
        for (var i = 0; i < times; i++)
        {
            await using var command = _source.CreateCommand("""
                SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
                WHERE datname = current_database() AND pid <> pg_backend_pid() AND (query LIKE '%COMMIT%' OR query LIKE '%change_counter%')
                """);
            await command.ExecuteScalarAsync(_token);
            await _silos[2].WriteAsync(WriteRequest.Update(ConfigMap("counter"), null, Body("1")), _token);
            await _silos[2].WriteAsync(WriteRequest.Update(ConfigMap("counter"), null, Body("1")), _token);
        }
    }

    private async Task<List<long>> TakeAsync(PostgresObjectStore silo, long start, int count)
    {
        var versions = new List<long>();
        await foreach (var change in (await silo.WatchAsync(new WatchRequest(start), _token))!.Take(count).WithCancellation(_token))
        {
            versions.Add(change.Version);
        }

        return versions;
    }
}
