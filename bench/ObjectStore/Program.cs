using Flux.ObjectStore;
using Flux.ObjectStore.Bench;
using Flux.ObjectStore.Memory;
using Flux.ObjectStore.Postgres;
using Flux.ObjectStore.Sqlite;
using Npgsql;

// usage: ObjectStore.Bench [memory] [sqlite] [postgres=CONNECTION-STRING]
// Figures of each store, next to the memory store's. SQLite and PostgreSQL write durably (synchronous=FULL, fsync on).
var stores = args.Length == 0 ? ["memory", "sqlite"] : args;
Console.WriteLine($"{"store",-10} {"writes/s 1",12} {"writes/s 64",12} {"vs memory",10} {"get/s",10} {"load 100k",10} {"list 100k",10} {"page 500",10} {"fan-out 1000",13} {"MB/100k",9}");
double? memory = null;
foreach (var name in stores)
{
    var kind = name.Split('=')[0];
    var figures = await MeasureAsync(name);
    memory ??= kind == "memory" ? figures.WritesBy64 : null;
    var ratio = memory is { } peer ? $"{figures.WritesBy64 / peer:0.000}" : "-";
    Console.WriteLine(
        $"{kind,-10} {figures.WritesBy1,12:0} {figures.WritesBy64,12:0} {ratio,10} {figures.Gets,10:0} {figures.LoadSeconds,8:0.0} s {figures.ListMilliseconds,7:0} ms {figures.PageMilliseconds,7:0.0} ms {figures.FanOutPerSecond,10:0}/s {figures.Megabytes,9:0}");
}

// A frame of its own, so that nothing of one store is left when the next is measured.
static async Task<Figures> MeasureAsync(string name)
{
    await using var place = await OpenAsync(name);
    return await StoreBenchmark.RunAsync(place.Store);
}

static async Task<StorePlace> OpenAsync(string name)
{
    if (name == "memory")
    {
        return new StorePlace(new MemoryObjectStore(), null);
    }

    if (name == "sqlite")
    {
        var directory = Directory.CreateTempSubdirectory("flux-bench-");
        return new StorePlace(await SqliteObjectStore.OpenAsync(Path.Combine(directory.FullName, "objects.db")), () => directory.Delete(true));
    }

    var source = NpgsqlDataSource.Create(name["postgres=".Length..]);
    return new StorePlace(await PostgresObjectStore.OpenAsync(source), source.Dispose);
}
