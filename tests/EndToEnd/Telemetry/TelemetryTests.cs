using System.Text.RegularExpressions;
using Flux.EndToEnd.Installation;
using Flux.Silo.Hosting;

namespace Flux.EndToEnd.Telemetry;

/// <summary>What the documentation says can be measured really comes out.</summary>
public sealed partial class TelemetryTests : IDisposable
{
    // Of no other test: the spans of all tests come to the recorder.
    private const string Tenant = "traced";

    private readonly Workspace _workspace = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public async Task Delivery_OfAPush_IsSeenInTheMetricsAndTracesOfTheDocumentation()
    {
        using var spans = new SpanRecorder();
        await using var plane = await _workspace.StartAsync();
        await DeliverAsync(plane);
        await spans.RunAsync("GitRepository", $"{Tenant}/{Tenant}/app", ["storage", "resolve", "fetch"], Token);
        var applying = await spans.RunAsync("Kustomization", $"{Tenant}/{Tenant}/app", ["fetch", "render", "apply", "prune", "health"], Token);

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
        Assert.Equal("scheduled", applying.GetTagItem("flux.outcome"));
        Assert.NotNull(applying.GetTagItem("flux.reasons"));
    }

    private async Task DeliverAsync(ControlPlane plane)
    {
        var client = plane.HomeClient;
        var tree = await GitWorkTree.CreateAsync(plane, $"{Tenant}/app.git", _workspace.PathOf("tree"));
        await tree.PushAsync(("a.yaml", Manifests.ConfigMap(Tenant, "a", "one")));
        await Manifests.TenantAsync(client, Tenant);
        await Eventually.ReadyAsync(client, "apis/tenancy.toolkit.fluxcd.io/v1alpha1/tenants", Tenant);
        await Manifests.GitRepositoryAsync(client, Tenant, "app", new Uri(plane.HttpAddress, $"/git/{Tenant}/app.git").ToString());
        await Eventually.ReadyAsync(client, Manifests.In(Manifests.GitRepositories, Tenant), "app");
        await Manifests.KustomizationAsync(client, Tenant, "app", "app", "  wait: true\n");
        await Eventually.ReadyAsync(client, Manifests.In(Manifests.Kustomizations, Tenant), "app");
    }

    /// <summary>The names of the table of metrics as Prometheus writes them: our own, without those of Orleans and ASP.NET.</summary>
    private static string[] DocumentedNames()
    {
        var text = File.ReadAllText(Path.Combine(Overlays.Folder, "..", "docs", "reference", "metrics.md"));
        return [.. Row().Matches(text).Select(row => row.Groups["name"].Value.Replace('.', '_') + (row.Groups["unit"].Success ? "_seconds" : ""))];
    }

    [GeneratedRegex(@"^\| `(?<name>(flux|gotk)[a-z_.]+)`(?<unit> \(s\))? \|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
