using System.Diagnostics;
using System.Globalization;
using Flux.ObjectStore.Sqlite;
using Flux.ObjectStore.Tests.Conformance;

namespace Flux.ObjectStore.Tests.Sqlite;

public sealed class SqliteCrashTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task KilledWhileWriting_LosesNothingAcknowledgedAndShowsNothingPartial()
    {
        var token = TestContext.Current.CancellationToken;
        var database = _directory.File("objects.db");
        var acknowledged = await WriteAndKillAsync(database, token);

        await using var store = await SqliteObjectStore.OpenAsync(database, cancellationToken: token);
        var stored = (await store.ListAsync(new ListRequest(Samples.ConfigMaps), token)).Items.ToDictionary(item => item.Key.Name);

        Assert.True(acknowledged.Count >= 500);
        Assert.All(acknowledged, pair => Assert.Equal(pair.Value, stored[pair.Key].Version));
        Assert.All(stored.Values, item => Assert.Equal(1000, Samples.Value(item)!.Length));
        Assert.Equal(await store.GetVersionAsync(token), stored.Count);
    }

    private static async Task<Dictionary<string, long>> WriteAndKillAsync(string database, CancellationToken token)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
        {
            start.ArgumentList.Add(typeof(CrashWriter).Assembly.Location);
        }

        start.ArgumentList.Add(CrashWriter.Argument);
        start.ArgumentList.Add(database);
        using var child = Process.Start(start)!;
        var acknowledged = new Dictionary<string, long>();
        while (acknowledged.Count < 500 && await child.StandardOutput.ReadLineAsync(token) is { } line)
        {
            Note(line, acknowledged);
        }

        child.Kill();
        var rest = await child.StandardOutput.ReadToEndAsync(token);
        await child.WaitForExitAsync(token);
        var last = rest.LastIndexOf('\n');
        foreach (var line in rest[..Math.Max(last, 0)].Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            Note(line, acknowledged);
        }

        return acknowledged;
    }

    private static void Note(string line, Dictionary<string, long> acknowledged)
    {
        var parts = line.Split(' ');
        acknowledged[parts[0]] = long.Parse(parts[1], CultureInfo.InvariantCulture);
    }
}
