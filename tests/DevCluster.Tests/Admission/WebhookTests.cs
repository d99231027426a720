using Flux.DevCluster.Hosting;
using Flux.DevCluster.Tests.Hosting;
using Flux.Manifests.Nodes;
using Flux.Manifests.Yaml;
using Flux.ObjectStore;
using Microsoft.Extensions.DependencyInjection;

namespace Flux.DevCluster.Tests.Admission;

/// <summary>Admission webhooks that answer, over HTTPS.</summary>
public sealed class WebhookTests : IAsyncLifetime
{
    private const string Group = "/apis/admissionregistration.k8s.io/v1";
    private const string ConfigMaps = "/api/v1/namespaces/default/configmaps";
    private const string Item = "{apiVersion: v1, kind: ConfigMap, metadata: {name: a}, data: {x: '1'}}";

    private readonly string _folder = Directory.CreateTempSubdirectory("webhooks").FullName;
    private DevClusterHost _host = null!;
    private ClusterClient _client = null!;
    private WebhookServer _server = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await WebhookServer.StartAsync("localhost", "hooks.default.svc");
        _host = await DevClusterHost.StartAsync(new DevClusterOptions { RunWorkloads = false, DataDirectory = _folder });
        _client = new ClusterClient(_host);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _host.DisposeAsync();
        await _server.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Denial_IsAnsweredWithItsCodeAndMessage()
    {
        _server.On("/deny", _ => new MapNode { { "allowed", false }, { "status", new MapNode { { "code", 403 }, { "reason", "Forbidden" }, { "message", "not you" } } } });
        _server.On("/mute", _ => new MapNode { { "allowed", false } });
        await RegisterAsync(Validating("deny"));

        var told = await CreateUntilAsync(answer => answer.Code != 201);
        await ReplaceAsync(Validating("mute"));
        var mute = await CreateUntilAsync(answer => answer.Code == 400);

        Assert.Equal(403, told.Code);
        Assert.Equal("Forbidden", told.Body.GetString("reason"));
        Assert.Equal("admission webhook \"deny.example.com\" denied the request: not you", told.Message);
        Assert.Equal("admission webhook \"mute.example.com\" denied the request without explanation", mute.Message);
    }

    [Fact]
    public async Task Question_HasTheFormOfAdmissionReviews()
    {
        _server.Allow("/see");
        await RegisterAsync(Validating("see"));
        await CreateUntilAsync(_ => _server.Asked.Any(asked => asked.Request.GetString("operation") == "CREATE"));
        var request = _server.Asked.First(asked => asked.Request.GetString("operation") == "CREATE").Request;

        Assert.Equal("CREATE", request.GetString("operation"));
        Assert.Equal("configmaps", request.GetString("resource", "resource"));
        Assert.Equal("v1", request.GetString("requestKind", "version"));
        Assert.Equal("kubernetes-admin", request.GetString("userInfo", "username"));
        Assert.Equal("ConfigMap", request.GetString("object", "kind"));
        Assert.Equal(NullNode.Instance, request["oldObject"]);
        Assert.Equal("CreateOptions", request.GetString("options", "kind"));
        Assert.Equal("default", request.GetString("namespace"));
        Assert.False(request.GetBoolean("dryRun"));
    }

    [Fact]
    public async Task Patch_ChangesTheObject_AndIsValidated()
    {
        _server.Patch("/add", _ => """[{"op":"add","path":"/data/added","value":"2"}]""");
        await RegisterAsync(Mutating("add"));
        var patched = await CreateUntilAsync(answer => answer.Body.GetString("data", "added") is not null);

        _server.Patch("/add", _ => """[{"op":"add","path":"/data/no key","value":"2"}]""");
        var invalid = await _client.PostAsync(ConfigMaps, Item.Replace("name: a", "name: b", StringComparison.Ordinal));
        _server.Patch("/add", _ => """[{"op":"remove","path":"/nothing"}]""");
        var broken = await _client.PostAsync(ConfigMaps, Item.Replace("name: a", "name: b", StringComparison.Ordinal));

        Assert.Equal("2", patched.Body.GetString("data", "added"));
        Assert.Equal(422, invalid.Code);
        Assert.Equal(500, broken.Code);
        Assert.StartsWith("Internal error occurred: ", broken.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Service_AsTarget_IsReachedByItsName()
    {
        await _client.PostAsync(
            "/api/v1/namespaces/default/services",
            "{apiVersion: v1, kind: Service, metadata: {name: hooks}, spec: {type: ExternalName, externalName: localhost}}");
        _server.On("/service", _ => new MapNode { { "allowed", false }, { "status", new MapNode { { "message", "reached" } } } });
        await RegisterAsync(Validating("service", client: $"service: {{namespace: default, name: hooks, path: /service, port: {_server.Port}}}"));

        var answer = await CreateUntilAsync(answer => answer.Code != 201);
        await ReplaceAsync(Validating("service", client: "service: {namespace: default, name: nobody, path: /service}"));
        var missing = await CreateUntilAsync(answer => answer.Code == 500);

        Assert.Equal("admission webhook \"service.example.com\" denied the request: reached", answer.Message);
        Assert.Equal(
            "Internal error occurred: failed calling webhook \"service.example.com\": failed to call webhook: Post \"https://nobody.default.svc:443/service?timeout=10s\": service \"nobody\" not found",
            missing.Message);
    }

    [Fact]
    public async Task Reinvocation_AsksOnceMoreAfterALaterChange()
    {
        _server.Patch("/count", request => request.GetString("object", "data", "later") is null
            ? """[{"op":"add","path":"/data/first","value":"1"}]"""
            : """[{"op":"add","path":"/data/again","value":"1"}]""");
        _server.Patch("/later", _ => """[{"op":"add","path":"/data/later","value":"1"}]""");
        await RegisterAsync(Mutating("count", "reinvocationPolicy: IfNeeded"), Mutating("later"));

        var answer = await CreateUntilAsync(answer => answer.Body.GetString("data", "later") is not null);

        Assert.Equal("1", answer.Body.GetString("data", "again"));
        Assert.Equal(["/count", "/later", "/count"], _server.Asked.TakeLast(3).Select(entry => entry.Path));
    }

    [Fact]
    public async Task Failure_RefusesOrNot_AsTheWebhookSays()
    {
        await RegisterAsync(Validating("absent"));
        var broken = await CreateUntilAsync(answer => answer.Code != 201);
        await ReplaceAsync(Validating("never", "timeoutSeconds: 1"));
        var late = await CreateUntilAsync(answer => answer.Message.Contains("never", StringComparison.Ordinal));
        await ReplaceAsync(Validating("absent", "failurePolicy: Ignore"));
        var open = await CreateUntilAsync(answer => answer.Code == 201);

        Assert.Equal(500, broken.Code);
        Assert.Equal(
            "Internal error occurred: failed calling webhook \"absent.example.com\": failed to call webhook: an error on the server (\"broken\") has prevented the request from succeeding",
            broken.Message);
        Assert.Equal(
            $"Internal error occurred: failed calling webhook \"never.example.com\": failed to call webhook: Post \"https://localhost:{_server.Port}/never?timeout=1s\": context deadline exceeded",
            late.Message);
        Assert.Equal(201, open.Code);
    }

    [Fact]
    public async Task DryRun_IsOnlyForWebhooksWithoutSideEffects()
    {
        _server.Allow("/pure");
        await RegisterAsync(Validating("pure"));
        await CreateUntilAsync(_ => !_server.Asked.IsEmpty);
        _server.Asked.Clear();

        var tried = await _client.PostAsync(ConfigMaps + "?dryRun=All", Item.Replace("name: a", "name: b", StringComparison.Ordinal));

        Assert.Equal(201, tried.Code);
        Assert.True(_server.Asked.Single().Request.GetBoolean("dryRun"));
        Assert.Equal(new ListNode { "All" }, _server.Asked.Single().Request.GetList("options", "dryRun"));
    }

    [Fact]
    public async Task Warnings_AndAnnotations_ReachTheCallerAndTheLog()
    {
        _server.On("/warn", _ => new MapNode
        {
            { "allowed", true }, { "warnings", new ListNode { "old field" } }, { "auditAnnotations", new MapNode { { "team", "blue" } } },
        });
        await RegisterAsync(Validating("warn"));
        var answer = await CreateUntilAsync(answer => answer.Warnings.Count > 0);
        await _host.DisposeAsync();
        var log = string.Concat(Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories)
            .Where(file => file.Contains("audit", StringComparison.Ordinal)).Select(File.ReadAllText));

        Assert.Equal(["299 - \"old field\""], answer.Warnings);
        Assert.Contains("\"warn.example.com/team\":\"blue\"", log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task MatchConditions_KeepAWebhookFromBeingAsked()
    {
        _server.On("/deny", _ => new MapNode { { "allowed", false } });
        await RegisterAsync(Validating("deny", "matchConditions: [{name: big, expression: 'object.data.size() > 1'}]"));
        var refused = await ClusterClient.UntilAsync(
            () => _client.PostAsync(ConfigMaps, "{apiVersion: v1, kind: ConfigMap, metadata: {generateName: a}, data: {x: '1', y: '2'}}"), answer => answer.Code != 201);
        var passed = await _client.PostAsync(ConfigMaps, Item);
        var failed = await _client.PostAsync(ConfigMaps, "{apiVersion: v1, kind: ConfigMap, metadata: {name: none}}");

        Assert.Equal(400, refused.Code);
        Assert.Equal(201, passed.Code);
        Assert.Equal(403, failed.Code);
        Assert.Equal("configmaps \"none\" is forbidden: expression 'object.data.size() > 1' resulted in error: no such key: data", failed.Message);
    }

    [Fact]
    public async Task Connection_ToOneTarget_IsUsedAgain()
    {
        _server.Allow("/see");
        await RegisterAsync(Validating("see"), Validating("see"));
        await CreateUntilAsync(_ => !_server.Asked.IsEmpty);
        var before = _server.Connections;
        for (var i = 0; i < 10; i++)
        {
            await _client.PostAsync(ConfigMaps, "{apiVersion: v1, kind: ConfigMap, metadata: {generateName: a}}");
        }

        Assert.True(_server.Asked.Count >= 20);
        Assert.InRange(_server.Connections, 1, before + 1);
    }

    [Fact]
    public async Task Address_OfTheMachinesLink_IsNotConnectedTo()
    {
        await RegisterAsync(Validating("meta", "timeoutSeconds: 5", "url: 'https://169.254.169.254/latest'"));

        var answer = await CreateUntilAsync(answer => answer.Code != 201);

        Assert.EndsWith("address is not allowed", answer.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Certificate_OfAnotherAuthority_IsNotTrusted()
    {
        await using var other = await WebhookServer.StartAsync("localhost");
        await RegisterAsync(Validating("see", client: $"url: 'https://localhost:{other.Port}/see', caBundle: {_server.Bundle}"));

        var answer = await CreateUntilAsync(answer => answer.Code != 201);

        Assert.StartsWith($"Internal error occurred: failed calling webhook \"see.example.com\": failed to call webhook: Post \"https://localhost:{other.Port}/see?timeout=10s\": ", answer.Message, StringComparison.Ordinal);
        Assert.Empty(other.Asked);
    }

    [Fact]
    public async Task Answer_ToAnotherQuestion_IsInvalid()
    {
        _server.On("/odd", _ => new MapNode { { "uid", "x" }, { "allowed", true } });
        await RegisterAsync(Validating("odd"));

        var answer = await CreateUntilAsync(answer => answer.Code != 201);

        Assert.StartsWith("Internal error occurred: failed calling webhook \"odd.example.com\": received invalid webhook response: expected response.uid=\"", answer.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Some")]
    [InlineData("Unknown")]
    public async Task DryRun_OfAWebhookWithSideEffects_IsRefusedBeforeItIsCalled(string effects)
    {
        // Configurations of today must not have any; those that were stored by older servers may.
        _server.Allow("/effects");
        var hook = (MapNode)YamlReader.Read(Validating("effects").Replace("sideEffects: None", $"sideEffects: {effects}", StringComparison.Ordinal).Replace("PLACE", "old", StringComparison.Ordinal));
        var refused = await _client.PostAsync(Path("kind: Validating"), Validating("effects").Replace("sideEffects: None", $"sideEffects: {effects}", StringComparison.Ordinal));
        var store = _host.Services.GetRequiredService<IObjectStore>();
        await store.WriteAsync(
            WriteRequest.Create(new ObjectKey(new ResourceKey("admissionregistration.k8s.io", "validatingwebhookconfigurations"), "", "old"), VersionedBody.Of(hook)), TestContext.Current.CancellationToken);

        var answer = await ClusterClient.UntilAsync(
            () => _client.PostAsync(ConfigMaps + "?dryRun=All", Item), answer => answer.Code != 201);

        Assert.Equal(422, refused.Code);
        Assert.Equal((400, "admission webhook \"effects.example.com\" does not support dry run"), (answer.Code, answer.Message));
        Assert.Empty(_server.Asked);
        Assert.Equal(201, (await _client.PostAsync(ConfigMaps, Item)).Code);
    }

    private string Validating(string name, string more = "", string? client = null) => Hook("Validating", name, more, client);

    private string Mutating(string name, string more = "") => Hook("Mutating", name, more, null);

    private string Hook(string sort, string name, string more, string? client) => $$"""
        apiVersion: admissionregistration.k8s.io/v1
        kind: {{sort}}WebhookConfiguration
        metadata: {name: PLACE}
        webhooks:
        - name: {{name}}.example.com
          clientConfig: {{{client ?? $"url: 'https://localhost:{_server.Port}/{name}'"}}{{(client?.Contains("caBundle", StringComparison.Ordinal) == true ? "" : $", caBundle: {_server.Bundle}")}}}
          rules: [{operations: ['*'], apiGroups: [''], apiVersions: [v1], resources: [configmaps]}]
          sideEffects: None
          admissionReviewVersions: [v1]
          {{more}}
        """;

    private static string Path(string hook) => $"{Group}/{(hook.Contains("kind: Mutating", StringComparison.Ordinal) ? "mutating" : "validating")}webhookconfigurations";

    private async Task RegisterAsync(params string[] hooks)
    {
        for (var i = 0; i < hooks.Length; i++)
        {
            var answer = await _client.PostAsync(Path(hooks[i]), hooks[i].Replace("PLACE", $"h{i}", StringComparison.Ordinal));
            Assert.True(answer.Code == 201, answer.Message);
        }
    }

    private async Task ReplaceAsync(string hook)
    {
        Assert.Equal(200, (await _client.DeleteAsync($"{Path(hook)}/h0")).Code);
        await RegisterAsync(hook);
    }

    /// <summary>Creates the ConfigMap anew until the answer is as expected: configurations take effect a moment after they are written.</summary>
    private Task<ClusterAnswer> CreateUntilAsync(Func<ClusterAnswer, bool> isDone) => ClusterClient.UntilAsync(
        async () =>
        {
            await _client.DeleteAsync($"{ConfigMaps}/a");
            return await _client.PostAsync(ConfigMaps, Item);
        },
        isDone);
}
