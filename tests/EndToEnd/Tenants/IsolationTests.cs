using Flux.Apply.Clients;
using Flux.Manifests.Nodes;
using Flux.Silo.Hosting;

namespace Flux.EndToEnd.Tenants;

/// <summary>Two tenants on one plane: whatever one of them writes into its own objects, the other's stay the other's.</summary>
public sealed class IsolationTests : IDisposable
{
    private readonly Workspace _workspace = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _workspace.Dispose();

    /// <summary>The account's name goes into a header of each request; one with a line break would bring a header of its own.</summary>
    [Theory]
    [InlineData("flux-tenant\\r\\nImpersonate-Group: system:masters")]
    [InlineData("flux-tenant\\nImpersonate-Group: system:masters")]
    [InlineData("x\\r\\n\\r\\n")]
    [InlineData("\\u0000")]
    public async Task ServiceAccountName_WithALineBreak_GivesNobodysRights(string account)
    {
        await using var plane = await _workspace.StartAsync();
        var client = plane.HomeClient;
        await SetUpAsync(plane, client, ("x.yaml", Manifests.ConfigMap("other", "planted", "x")));
        await Manifests.KustomizationAsync(client, "team", "app", "app", $"  serviceAccountName: \"{account}\"\n");

        var failed = await Eventually.ObjectAsync(
            client, Manifests.In(Manifests.Kustomizations, "team"), "app", item => Eventually.Is(item, "False") || Eventually.Is(item, "True"));

        Assert.Contains("serviceAccountName", Eventually.Message(failed), StringComparison.Ordinal);
        Assert.True((await client.GetAsync("api/v1/namespaces/other/configmaps/planted", Token)).IsNotFound);
    }

    /// <summary>By every field that can name a namespace: the answer is as if nothing were there, or the server's own refusal.</summary>
    [Theory]
    [InlineData("  sourceRef: {kind: GitRepository, name: app, namespace: other}\n", "cross-namespace references have been blocked")]
    [InlineData("  dependsOn: [{name: app, namespace: other, readyExpr: \"dep.spec.prune\"}]\n", "dependency 'other/app' not found")]
    [InlineData("  dependsOn: [{name: none, namespace: other}]\n", "dependency 'other/none' not found")]
    [InlineData("  targetNamespace: other\n", "(Forbidden)")]
    [InlineData("  patches: [{target: {kind: ConfigMap}, patch: '[{\"op\": \"replace\", \"path\": \"/metadata/namespace\", \"value\": \"other\"}]'}]\n", "(Forbidden)")]
    [InlineData("  wait: false\n  healthChecks: [{apiVersion: v1, kind: ConfigMap, name: theirs, namespace: other}]\n", "forbidden")]
    [InlineData("  postBuild: {substituteFrom: [{kind: Secret, name: ../../other/secrets/theirs}]}\n", "may not contain '/'")]
    [InlineData("  decryption: {provider: sops, secretRef: {name: ../../other/secrets/theirs}}\n", "may not contain '/'")]
    [InlineData("  kubeConfig: {secretRef: {name: ../../other/secrets/theirs}}\n", "may not contain '/'")]
    public async Task Reference_ToAnotherTenant_FindsNothing(string spec, string told)
    {
        await using var plane = await _workspace.StartAsync();
        var client = plane.HomeClient;
        await SetUpAsync(plane, client, ("x.yaml", Manifests.ConfigMap("team", "x", "x")));
        await Manifests.GitRepositoryAsync(client, "other", "app", new Uri(plane.HttpAddress, "/git/team/app.git").ToString());
        await Manifests.ApplyAsync(client, "api/v1/namespaces/other/configmaps/theirs", Manifests.ConfigMap("other", "theirs", "theirs"));
        await Manifests.ApplyAsync(client, "api/v1/namespaces/other/secrets/theirs", "apiVersion: v1\nkind: Secret\nmetadata: {name: theirs, namespace: other}\nstringData: {value: c4nary}\n");
        await Manifests.KustomizationAsync(client, "other", "app", "app");
        await Manifests.ApplyAsync(
            client,
            $"{Manifests.In(Manifests.Kustomizations, "team")}/app",
            $"apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nmetadata:\n  name: app\n  namespace: team\nspec:\n  interval: 10m\n  prune: true\n  timeout: 30s\n{spec}{(spec.Contains("sourceRef", StringComparison.Ordinal) ? "" : "  sourceRef: {kind: GitRepository, name: app}\n")}");

        var refused = await Eventually.ObjectAsync(client, Manifests.In(Manifests.Kustomizations, "team"), "app", item => Eventually.Is(item, "False"));

        Assert.Contains(told, Eventually.Message(refused), StringComparison.Ordinal);
        Assert.DoesNotContain("c4nary", refused.ToString(), StringComparison.Ordinal);
        Assert.True((await client.GetAsync("api/v1/namespaces/other/configmaps/x", Token)).IsNotFound);
    }

    /// <summary>Whoever may write a Kustomization but read no Secrets must not read them by the control plane.</summary>
    [Fact]
    public async Task Secret_ThatTheTenantMayNotRead_IsNotReadForIt()
    {
        const string Forbidden = "User \"system:serviceaccount:team:flux-tenant\" cannot get resource \"secrets\"";
        await using var plane = await _workspace.StartAsync();
        var client = plane.HomeClient;
        await SetUpAsync(plane, client, ("x.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: x, namespace: team}\ndata: {a: '${password}'}\n"));
        await Manifests.ApplyAsync(
            client,
            $"{CappedPlane.Tenants}/team",
            "apiVersion: tenancy.toolkit.fluxcd.io/v1alpha1\nkind: Tenant\nmetadata: {name: team}\nspec: {namespaces: [team], clusterRole: view}\n");
        await Eventually.ObjectAsync(client, CappedPlane.Tenants, "team", item => item.GetInt64("status", "observedGeneration") == 2);
        await Manifests.ApplyAsync(
            client, "api/v1/namespaces/team/secrets/vars", "apiVersion: v1\nkind: Secret\nmetadata: {name: vars, namespace: team}\nstringData: {password: c4nary, k.agekey: k}\n");
        await Manifests.ApplyAsync(
            client,
            $"{Manifests.In(Manifests.GitRepositories, "team")}/login",
            $"apiVersion: source.toolkit.fluxcd.io/v1\nkind: GitRepository\nmetadata: {{name: login, namespace: team}}\nspec: {{interval: 10m, url: '{plane.HttpAddress}git/team/app.git', secretRef: {{name: vars}}}}\n");
        await Manifests.KustomizationAsync(client, "team", "substituted", "app", "  postBuild: {substituteFrom: [{kind: Secret, name: vars}]}\n");
        await Manifests.KustomizationAsync(client, "team", "decrypted", "app", "  decryption: {provider: sops, secretRef: {name: vars}}\n");

        foreach (var (kind, name) in new[] { (Manifests.GitRepositories, "login"), (Manifests.Kustomizations, "substituted"), (Manifests.Kustomizations, "decrypted") })
        {
            var refused = await Eventually.ObjectAsync(client, Manifests.In(kind, "team"), name, item => Eventually.Is(item, "False"));
            Assert.Contains(Forbidden, Eventually.Message(refused), StringComparison.Ordinal);
        }
    }

    /// <summary>The server's refusal repeats what it refuses; whoever may read a Kustomization need not be one who may read Secrets.</summary>
    [Fact]
    public async Task SecretVariable_InAFieldThatTheServerRefuses_IsNotTold()
    {
        const string Secret = "c4nary-v4lue!";
        await using var plane = await _workspace.StartAsync();
        var client = plane.HomeClient;
        await SetUpAsync(plane, client, ("x.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: x\n  namespace: team\n  labels: {a: '${password}'}\n"));
        await Manifests.ApplyAsync(
            client, "api/v1/namespaces/team/secrets/vars", $"apiVersion: v1\nkind: Secret\nmetadata: {{name: vars, namespace: team}}\nstringData: {{password: '{Secret}'}}\n");
        await Manifests.KustomizationAsync(client, "team", "app", "app", "  postBuild: {substituteFrom: [{kind: Secret, name: vars}]}\n");

        var failed = await Eventually.ObjectAsync(client, Manifests.In(Manifests.Kustomizations, "team"), "app", item => Eventually.Is(item, "False"));
        var told = await Eventually.ObjectAsync(client, "api/v1/namespaces/team/events", "app", item => item.GetString("type") == "Warning", "involvedObject.name");

        Assert.Contains("*****", Eventually.Message(failed), StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, failed.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, told.ToString(), StringComparison.Ordinal);
    }

    private async Task SetUpAsync(ControlPlane plane, KubeClient client, params (string Path, string Content)[] files)
    {
        var tree = await GitWorkTree.CreateAsync(plane, "team/app.git", _workspace.PathOf("tree"));
        await tree.PushAsync(files);
        foreach (var tenant in new[] { "team", "other" })
        {
            await Manifests.TenantAsync(client, tenant);
            await Eventually.ReadyAsync(client, "apis/tenancy.toolkit.fluxcd.io/v1alpha1/tenants", tenant);
        }

        await Manifests.GitRepositoryAsync(client, "team", "app", new Uri(plane.HttpAddress, "/git/team/app.git").ToString());
        await Eventually.ReadyAsync(client, Manifests.In(Manifests.GitRepositories, "team"), "app");
    }
}
