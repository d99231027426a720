using System.Text.RegularExpressions;
using Flux.EndToEnd.Installation;
using Flux.Silo.Hosting;

namespace Flux.EndToEnd.Telemetry;

/// <summary>What the documentation says can be measured really comes out.</summary>
public sealed partial class TelemetryTests : IDisposable
{
    private readonly Workspace _workspace = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public async Task Delivery_OfAPush_IsSeenInTheMetricsAndTracesOfTheDocumentation()
    {
        using var spans = new SpanRecorder();
        await using var plane = await _workspace.StartAsync();
        await DeliverAsync(plane);

        using var http = new HttpClient { BaseAddress = plane.HttpAddress };
        var page = await http.GetStringAsync(new Uri("/metrics", UriKind.Relative), Token);
        var documented = DocumentedNames();
        Assert.True(documented.Length >= 6, string.Join(", ", documented));
        Assert.All(documented, name => Assert.Contains($"\n{name}", page, StringComparison.Ordinal));
        Assert.Contains("service_name=\"flux\"", page, StringComparison.Ordinal);
        foreach (var (kind, stage) in new[] { ("GitRepository", "storage"), ("GitRepository", "resolve"), ("GitRepository", "fetch"), ("Kustomization", "render"), ("Kustomization", "apply"), ("Kustomization", "health") })
        {
            Assert.Matches($"flux_stage_duration_seconds_count\\{{[^}}]*kind=\"{kind}\"[^}}]*outcome=\"done\"[^}}]*stage=\"{stage}\"", page);
        }

        Assert.Contains("gotk_resource_info{", await http.GetStringAsync(new Uri("/metrics/resources", UriKind.Relative), Token), StringComparison.Ordinal);
        Assert.Contains(spans.RunsOf("GitRepository", "team/team/app"), run => Has(spans.Within(run), "storage", "resolve", "fetch"));
        var applying = Assert.Single(spans.RunsOf("Kustomization", "team/team/app"), run => Has(spans.Within(run), "fetch", "render", "apply", "prune", "health"));
        Assert.Equal("scheduled", applying.GetTagItem("flux.outcome"));
        Assert.NotNull(applying.GetTagItem("flux.reasons"));
    }

    private async Task DeliverAsync(ControlPlane plane)
    {
        var client = plane.HomeClient;
        var tree = await GitWorkTree.CreateAsync(plane, "team/app.git", _workspace.PathOf("tree"));
        await tree.PushAsync(("a.yaml", Manifests.ConfigMap("team", "a", "one")));
        await Manifests.TenantAsync(client, "team");
        await Eventually.ReadyAsync(client, "apis/tenancy.toolkit.fluxcd.io/v1alpha1/tenants", "team");
        await Manifests.GitRepositoryAsync(client, "team", "app", new Uri(plane.HttpAddress, "/git/team/app.git").ToString());
        await Eventually.ReadyAsync(client, Manifests.In(Manifests.GitRepositories, "team"), "app");
        await Manifests.KustomizationAsync(client, "team", "app", "app", "  wait: true\n");
        await Eventually.ReadyAsync(client, Manifests.In(Manifests.Kustomizations, "team"), "app");
    }

    private static bool Has(IEnumerable<string> found, params string[] names) => names.All(found.ToHashSet().Contains);

    /// <summary>The names of the table of metrics as Prometheus writes them: our own, without those of Orleans and ASP.NET.</summary>
    private static string[] DocumentedNames()
    {
        var text = File.ReadAllText(Path.Combine(Overlays.Folder, "..", "docs", "reference", "metrics.md"));
        return [.. Row().Matches(text).Select(row => row.Groups["name"].Value.Replace('.', '_') + (row.Groups["unit"].Success ? "_seconds" : ""))];
    }

    [GeneratedRegex(@"^\| `(?<name>(flux|gotk)[a-z_.]+)`(?<unit> \(s\))? \|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
