using Flux.Apply.Clients;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Flux.EndToEnd.Tenants;

/// <summary>A word stands in every Secret that a tenant can name, most of them broken: it is to be found nowhere else.</summary>
public sealed class CanaryTests : IDisposable
{
    private const string Canary = "c4nary";

    private readonly Workspace _workspace = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public async Task SecretValues_InWhateverIsWrong_AreToldNowhere()
    {
        var logs = new LogLines();
        await using var plane = await _workspace.StartAsync(services: services => services.AddSingleton<ILoggerProvider>(logs));
        var client = plane.HomeClient;
        await Manifests.TenantAsync(client, "team");
        await Eventually.ReadyAsync(client, CappedPlane.Tenants, "team");
        var tree = await GitWorkTree.CreateAsync(plane, "team/app.git", _workspace.PathOf("tree"));
        await tree.PushAsync(("x.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: x\n  namespace: team\n  labels: {a: '${password:=fine}'}\n"));
        var here = new Uri(plane.HttpAddress, "/git/team/app.git").ToString();
        await Manifests.GitRepositoryAsync(client, "team", "app", here);

        await SourceAsync(client, "basic", "http://127.0.0.1:1/x.git", $"username: u, password: {Canary}");
        await SourceAsync(client, "bearer", here, $"bearerToken: \"{Canary}\\n\"");
        await SourceAsync(client, "authority", here, $"ca.crt: '{Canary}'");
        await SourceAsync(client, "client", "https://127.0.0.1:1/x.git", $"tls.crt: '{Canary}', tls.key: '{Canary}'");
        await SourceAsync(client, "ssh", "ssh://git@127.0.0.1:1/x.git", $"identity: '{Canary}', known_hosts: '{Canary}'");
        await SourceAsync(client, "app-login", here, $"githubAppID: '1', githubAppInstallationID: '2', githubAppPrivateKey: '{Canary}'", "  provider: github\n");
        await DeliverAsync(client, "variable", $"password: '{Canary} !'", "  postBuild: {substituteFrom: [{kind: Secret, name: variable}]}\n");
        await DeliverAsync(client, "agekey", $"k.agekey: '{Canary}'", "  decryption: {provider: sops, secretRef: {name: agekey}}\n");
        await DeliverAsync(client, "pgp", $"k.asc: '{Canary}'", "  decryption: {provider: sops, secretRef: {name: pgp}}\n");
        await DeliverAsync(client, "nokubeconfig", $"value: '{Canary}: ['", "  kubeConfig: {secretRef: {name: nokubeconfig}}\n");
        await DeliverAsync(client, "remote", $"value: '{Kubeconfig()}'", "  kubeConfig: {secretRef: {name: remote}}\n");

        Assert.DoesNotContain(Canary, logs.Text, StringComparison.Ordinal);
        using var http = new HttpClient();
        Assert.DoesNotContain(Canary, await http.GetStringAsync(new Uri(plane.HttpAddress, "/metrics"), Token), StringComparison.Ordinal);
        foreach (var collection in new[] { Manifests.In(Manifests.GitRepositories, "team"), Manifests.In(Manifests.Kustomizations, "team"), "api/v1/namespaces/team/events" })
        {
            Assert.DoesNotContain(Canary, (await client.GetAsync(collection, Token)).Object!.ToString(), StringComparison.Ordinal);
        }
    }

    private static string Kubeconfig() =>
        $"{{\"apiVersion\": \"v1\", \"kind\": \"Config\", \"current-context\": \"c\", \"clusters\": [{{\"name\": \"c\", \"cluster\": {{\"server\": \"https://127.0.0.1:1\", \"insecure-skip-tls-verify\": true}}}}], \"users\": [{{\"name\": \"u\", \"user\": {{\"token\": \"{Canary}\"}}}}], \"contexts\": [{{\"name\": \"c\", \"context\": {{\"cluster\": \"c\", \"user\": \"u\"}}}}]}}";

    private static async Task SourceAsync(KubeClient client, string name, string url, string secret, string more = "")
    {
        await SecretAsync(client, name, secret);
        await Manifests.ApplyAsync(
            client,
            $"{Manifests.In(Manifests.GitRepositories, "team")}/{name}",
            $"apiVersion: source.toolkit.fluxcd.io/v1\nkind: GitRepository\nmetadata: {{name: {name}, namespace: team}}\nspec:\n  interval: 10m\n  timeout: 5s\n  url: {url}\n  secretRef: {{name: {name}}}\n{more}");
        await Eventually.ObjectAsync(
            client, Manifests.In(Manifests.GitRepositories, "team"), name, item => Eventually.Is(item, "False") || Eventually.Is(item, "True"));
    }

    private static async Task DeliverAsync(KubeClient client, string name, string secret, string more)
    {
        await SecretAsync(client, name, secret);
        await Manifests.KustomizationAsync(client, "team", name, "app", $"  namePrefix: {name}-\n{more}");
        await Eventually.ObjectAsync(
            client,
            Manifests.In(Manifests.Kustomizations, "team"),
            name,
            item => Eventually.Is(item, "True") || (Eventually.Is(item, "False") && Eventually.Reason(item) != "ArtifactFailed"));
    }

    private static Task SecretAsync(KubeClient client, string name, string data) => Manifests.ApplyAsync(
        client, $"api/v1/namespaces/team/secrets/{name}", $"apiVersion: v1\nkind: Secret\nmetadata: {{name: {name}, namespace: team}}\nstringData: {{{data}}}\n");
}
