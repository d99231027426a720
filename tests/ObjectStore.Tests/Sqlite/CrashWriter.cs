using Flux.ObjectStore.Sqlite;
using Flux.ObjectStore.Tests.Conformance;

namespace Flux.ObjectStore.Tests.Sqlite;

/// <summary>Writes from several tasks until it is killed, and prints each write that was acknowledged.</summary>
internal static class CrashWriter
{
    public const string Argument = "write-until-killed";

    public static async Task<int> RunAsync(string database)
    {
        await using var store = await SqliteObjectStore.OpenAsync(database);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(writer => WriteAsync(store, writer)));
        return 0;
    }

    private static async Task WriteAsync(SqliteObjectStore store, int writer)
    {
        for (var i = 0; ; i++)
        {
            var result = await store.WriteAsync(WriteRequest.Create(Samples.ConfigMap($"w{writer}-{i}"), Samples.Body(new string('x', 1000))));
            lock (store)
            {
                Console.WriteLine($"{result.Object!.Key.Name} {result.Object.Version}");
            }
        }
    }
}
