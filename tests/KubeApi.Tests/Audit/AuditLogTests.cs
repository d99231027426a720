using Flux.KubeApi.Audit;
using Microsoft.Extensions.Logging.Abstractions;

namespace Flux.KubeApi.Tests.Audit;

public sealed class AuditLogTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("audit").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string First => Path.Combine(_directory, "audit-000001.jsonl");

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public async Task Log_AfterRestartsAndNewFiles_IsOneChain()
    {
        await RecordAsync("a", "b");
        await RecordAsync("c");
        await RecordAsync(maxFileBytes: 1, "d", "e");

        Assert.Equal(new AuditVerification(5, null), AuditVerification.Of(_directory));
        Assert.Equal(3, Directory.GetFiles(_directory).Length);
        Assert.StartsWith(
            """{"auditID":"a","time":"2026-01-02T03:04:05.000000Z","user":"alice","impersonatedUser":"robot","verb":"create","group":"apps","resource":"deployments","namespace":"n","name":"a","path":"/p","code":201,"previous":"0000""",
            File.ReadAllLines(First)[0],
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Log_WithALineThatACrashLeftUnfinished_GoesOnFromTheLastWholeOne()
    {
        await RecordAsync("a", "b");
        await File.AppendAllTextAsync(First, """{"auditID":"half""", Token);

        await RecordAsync("c");

        Assert.Equal(new AuditVerification(3, null), AuditVerification.Of(_directory));
    }

    [Fact]
    public async Task Log_OfCallersWithLongTexts_GoesOnAfterARestart()
    {
        var quotes = new string('"', 600_000);
        await using (var log = new AuditLog(new AuditLogOptions(_directory), NullLogger<AuditLog>.Instance))
        {
            await log.RecordAsync(new AuditRecord("a", default, "alice", "alice", "create", "/" + quotes, "", quotes, "n", quotes, 403) { UserAgent = quotes }, Token);
        }

        await RecordAsync("c");

        Assert.Equal(new AuditVerification(2, null), AuditVerification.Of(_directory));
        Assert.Contains("...TRUNCATED", File.ReadAllLines(First)[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("alice", "mallory", 3)]
    [InlineData("\"name\":\"b\"", "\"name\":\"x\"", 3)]
    public async Task Verify_OfAChangedRecord_NamesTheLineAfterIt(string before, string after, int line)
    {
        await RecordAsync("a", "b", "c", "d");
        var lines = await File.ReadAllLinesAsync(First, Token);
        lines[1] = lines[1].Replace(before, after, StringComparison.Ordinal);
        await File.WriteAllTextAsync(First, string.Join('\n', lines) + "\n", Token);

        var result = AuditVerification.Of(_directory);

        Assert.Equal(line - 1, result.Records);
        Assert.Contains($"audit-000001.jsonl:{line}:", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verify_OfAMissingFile_NamesWhereItWas()
    {
        await RecordAsync(maxFileBytes: 1, "a", "b", "c");
        File.Delete(Path.Combine(_directory, "audit-000002.jsonl"));

        Assert.Contains("audit-000003.jsonl: the file before it is missing", AuditVerification.Of(_directory).Error, StringComparison.Ordinal);
    }

    private Task RecordAsync(params string[] names) => RecordAsync(long.MaxValue, names);

    private async Task RecordAsync(long maxFileBytes, params string[] names)
    {
        await using var log = new AuditLog(new AuditLogOptions(_directory) { MaxFileBytes = maxFileBytes }, NullLogger<AuditLog>.Instance);
        foreach (var name in names)
        {
            var time = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
            await log.RecordAsync(new AuditRecord(name, time, "alice", "robot", "create", "/p", "apps", "deployments", "n", name, 201), Token);
        }
    }
}
