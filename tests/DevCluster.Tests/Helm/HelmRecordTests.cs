using System.Text;
using Flux.DevCluster.Tests.Hosting;
using Flux.DevCluster.Tests.Kubectl;
using Flux.Helm.Charts;
using Flux.Helm.Releases;
using Flux.Helm.Rendering;
using Flux.Helm.Values;
using Flux.Manifests.Json;
using Flux.Manifests.Nodes;

namespace Flux.DevCluster.Tests.Helm;

/// <summary>Release records both ways: the real helm reads ours, and we read its.</summary>
public sealed class HelmRecordTests(ClusterFixture cluster) : IClassFixture<ClusterFixture>
{
    private const string Template = "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: {{ .Release.Name }}\ndata:\n  a: {{ .Values.a | quote }}\n";

    private readonly KubectlProgram _kubectl = new(KubectlProgram.Installed().Last(), cluster.KubeconfigPath);

    [Fact]
    public async Task Records_WrittenHere_AreListedShownAndRolledBackByHelm()
    {
        var helm = new KubectlProgram(HelmProgram.Locate(), cluster.KubeconfigPath);
        await _kubectl.OutputAsync("", "create", "namespace", "ours");
        await WriteAsync(Record(1, "one", ReleaseStatus.Superseded));
        await WriteAsync(Record(2, "two", ReleaseStatus.Deployed));

        var listed = JsonNodeReader.Read(Encoding.UTF8.GetBytes(await helm.OutputAsync("", "list", "-n", "ours", "-o", "json")));
        Assert.Equal(("web", "2", "deployed", "c-0.1.0"), (Field(listed, "name"), Field(listed, "revision"), Field(listed, "status"), Field(listed, "chart")));
        Assert.Contains("a: \"two\"", await helm.OutputAsync("", "get", "manifest", "web", "-n", "ours"), StringComparison.Ordinal);
        Assert.Contains("a: two", await helm.OutputAsync("", "get", "values", "web", "-n", "ours"), StringComparison.Ordinal);
        var history = (ListNode)JsonNodeReader.Read(Encoding.UTF8.GetBytes(await helm.OutputAsync("", "history", "web", "-n", "ours", "-o", "json")));
        Assert.Equal(["superseded", "deployed"], history.Select(revision => revision.GetString("status")));

        await helm.OutputAsync("", "rollback", "web", "1", "-n", "ours", "--force-conflicts");

        Assert.Equal("one", await _kubectl.OutputAsync("", "get", "cm", "web", "-n", "ours", "-o", "jsonpath={.data.a}"));
        var (second, third) = (await ReadAsync("ours", 2), await ReadAsync("ours", 3));
        Assert.Equal((ReleaseStatus.Superseded, ReleaseStatus.Deployed), (second.Status, third.Status));
        Assert.Equal(Record(1, "one", ReleaseStatus.Superseded).Manifest, third.Manifest);
        Assert.Equal("x", third.Labels["team"]);
    }

    [Fact]
    public async Task Records_WrittenByHelm_AreReadHere()
    {
        var helm = new KubectlProgram(HelmProgram.Locate(), cluster.KubeconfigPath);
        var folder = Directory.CreateTempSubdirectory("chart").FullName;
        foreach (var file in Files())
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder, file.Name))!);
            await File.WriteAllBytesAsync(Path.Combine(folder, file.Name), file.Data, TestContext.Current.CancellationToken);
        }

        await helm.OutputAsync("", "install", "web", folder, "-n", "theirs", "--create-namespace", "--set", "a=one", "--labels", "team=x");
        await helm.OutputAsync("", "upgrade", "web", folder, "-n", "theirs", "--set", "a=two");

        var (first, second) = (await ReadAsync("theirs", 1), await ReadAsync("theirs", 2));
        Assert.Equal((ReleaseStatus.Superseded, ReleaseStatus.Deployed), (first.Status, second.Status));
        Assert.Equal("Upgrade complete", second.Description);
        Assert.Equal(Record(2, "two", ReleaseStatus.Deployed).Manifest.TrimEnd(), second.Manifest.TrimEnd());
        Assert.Equal("two", second.Document.GetString("config", "a"));
        Assert.Equal("x", first.Labels["team"]);
        Directory.Delete(folder, recursive: true);
    }

    private static string? Field(Node list, string name) => ((ListNode)list)[0].GetString(name);

    private static ChartFile[] Files() =>
    [
        new("Chart.yaml", "apiVersion: v2\nname: c\nversion: 0.1.0\n"u8.ToArray()),
        new("values.yaml", "a: none\n"u8.ToArray()),
        new("templates/t.yaml", Encoding.UTF8.GetBytes(Template)),
    ];

    private static ReleaseRecord Record(int revision, string value, string status)
    {
        var chart = ChartLoader.LoadFiles(Files()).Chart!;
        var values = ChartValues.TryRead(Encoding.UTF8.GetBytes($"a: {value}\n"), out _)!;
        var result = ChartRenderer.Render(chart, values, new RenderOptions { Release = new ReleaseInfo("web", "ours") });
        var time = DateTimeOffset.FromUnixTimeSeconds(1_700_000_000);
        return new ReleaseDraft(new ReleaseKey("web", revision), "ours", chart, values, result)
        {
            Status = status,
            Description = "Install complete",
            FirstDeployed = time,
            LastDeployed = time,
            Manifest = string.Concat(result.Manifests.Select(manifest => $"---\n# Source: {manifest.Path}\n{manifest.Content}\n")),
            Labels = new Dictionary<string, string> { ["team"] = "x" },
        }.ToRecord();
    }

    private async Task WriteAsync(ReleaseRecord record)
    {
        await _kubectl.OutputAsync(JsonNodeWriter.WriteToString(record.ToSecret(DateTimeOffset.FromUnixTimeSeconds(1_700_000_000))), "apply", "-n", record.Namespace, "-f", "-");
        await _kubectl.OutputAsync(record.Manifest, "apply", "-n", record.Namespace, "-f", "-");
    }

    private async Task<ReleaseRecord> ReadAsync(string ns, int revision)
    {
        var secret = await _kubectl.OutputAsync("", "get", "secret", new ReleaseKey("web", revision).ObjectName, "-n", ns, "-o", "json");
        var record = ReleaseRecord.FromSecret((MapNode)JsonNodeReader.Read(Encoding.UTF8.GetBytes(secret)), out var error);
        Assert.Null(error);
        return record!;
    }
}
