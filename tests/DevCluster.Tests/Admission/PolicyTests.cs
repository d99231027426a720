using Flux.DevCluster.Hosting;
using Flux.DevCluster.Tests.Hosting;
using Flux.KubeApi.Authentication;
using Flux.Manifests.Nodes;

namespace Flux.DevCluster.Tests.Admission;

/// <summary>ValidatingAdmissionPolicies in force. Each test has a cluster of its own: policies reach across namespaces.</summary>
public sealed class PolicyTests : IAsyncLifetime
{
    private const string Policies = "/apis/admissionregistration.k8s.io/v1/validatingadmissionpolicies";
    private const string Bindings = "/apis/admissionregistration.k8s.io/v1/validatingadmissionpolicybindings";
    private const string ConfigMaps = "/api/v1/namespaces/default/configmaps";

    private readonly string _folder = Directory.CreateTempSubdirectory("policies").FullName;
    private DevClusterHost _host = null!;
    private ClusterClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        var options = new DevClusterOptions { DataDirectory = _folder };
        options.Tokens["dev"] = new UserInfo("dev", ["devs", UserInfo.AuthenticatedGroup]);
        _host = await DevClusterHost.StartAsync(options);
        _client = new ClusterClient(_host);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _host.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Deny_RefusesInTheWordsOfKubernetes()
    {
        await InForceAsync("validations: [{expression: 'has(object.data) && object.data.size() < 2', message: too much}]", "[Deny]");

        var answer = await _client.PostAsync(ConfigMaps, "{apiVersion: v1, kind: ConfigMap, metadata: {name: a}, data: {x: '1', y: '2'}}");

        const string Why = "ValidatingAdmissionPolicy 'p' with binding 'b' denied request: too much";
        Assert.Equal(422, answer.Code);
        Assert.Equal("Invalid", answer.Body.GetString("reason"));
        Assert.Equal($"configmaps \"a\" is forbidden: {Why}", answer.Message);
        Assert.Equal(Why, answer.Body.GetList("details", "causes")!.Single().GetString("message"));
        Assert.Equal(201, (await _client.PostAsync(ConfigMaps, "{apiVersion: v1, kind: ConfigMap, metadata: {name: a}, data: {x: '1'}}")).Code);
    }

    [Fact]
    public async Task Reason_AndMessageExpression_ShapeTheRefusal()
    {
        await InForceAsync(
            """
            variables: [{name: size, expression: object.data.size()}, {name: most, expression: '2'}]
              validations: [{expression: variables.size <= variables.most, messageExpression: '"has " + string(variables.size) + " keys"', reason: Forbidden}]
            """,
            "[Deny]");

        var answer = await _client.PostAsync(ConfigMaps, "{apiVersion: v1, kind: ConfigMap, metadata: {name: a}, data: {x: '1', y: '2', z: '3'}}");

        Assert.Equal(403, answer.Code);
        Assert.Equal("Forbidden", answer.Body.GetString("reason"));
        Assert.EndsWith("denied request: has 3 keys", answer.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Warn_LetsTheWriteThroughWithAHeader()
    {
        await InForceAsync("validations: [{expression: 'false'}]", "[Warn, Audit]", blocks: false);

        var answer = await ClusterClient.UntilAsync(
            () => _client.PostAsync(ConfigMaps, "{apiVersion: v1, kind: ConfigMap, metadata: {generateName: a}}"), answer => answer.Warnings.Count > 0);

        Assert.Equal(201, answer.Code);
        Assert.Equal(["299 - \"Validation failed for ValidatingAdmissionPolicy 'p' with binding 'b': failed expression: false\""], answer.Warnings);
    }

    [Fact]
    public async Task Audit_LeavesAnAnnotationInTheLog()
    {
        await InForceAsync(
            "validations: [{expression: 'false'}]\n  auditAnnotations: [{key: who, valueExpression: request.userInfo.username}]", "[Audit, Warn]", blocks: false);
        await ClusterClient.UntilAsync(
            () => _client.PostAsync(ConfigMaps, "{apiVersion: v1, kind: ConfigMap, metadata: {generateName: a}}"), answer => answer.Warnings.Count > 0);
        await _host.DisposeAsync();

        var log = string.Concat(await Task.WhenAll(Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories)
            .Where(file => file.Contains("audit", StringComparison.Ordinal)).Select(file => File.ReadAllTextAsync(file, TestContext.Current.CancellationToken))));

        Assert.Contains("\"p/who\":\"kubernetes-admin\"", log, StringComparison.Ordinal);
        Assert.Contains("validation.policy.admission.k8s.io/validation_failure", log, StringComparison.Ordinal);
        Assert.Contains("expressionIndex", log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Delete_IsHeldAgainstTheOldObject()
    {
        await _client.PostAsync(ConfigMaps, "{apiVersion: v1, kind: ConfigMap, metadata: {name: keep}}");
        await InForceAsync("validations: [{expression: 'oldObject.metadata.name != \"keep\" && object == null', message: keep must stay}]", "[Deny]", operations: "DELETE", blocks: false);

        var answer = await ClusterClient.UntilAsync(
            async () =>
            {
                await _client.PostAsync(ConfigMaps, "{apiVersion: v1, kind: ConfigMap, metadata: {name: keep}}");
                return await _client.DeleteAsync($"{ConfigMaps}/keep");
            },
            answer => answer.Code != 200);

        Assert.Equal("configmaps \"keep\" is forbidden: ValidatingAdmissionPolicy 'p' with binding 'b' denied request: keep must stay", answer.Message);
    }

    [Fact]
    public async Task FailingExpression_RefusesOrNot_AsThePolicySays()
    {
        await InForceAsync("validations: [{expression: object.spec.x == 1}]", "[Deny]");
        var closed = await _client.PostAsync(ConfigMaps, "{apiVersion: v1, kind: ConfigMap, metadata: {name: a}}");
        await _client.MergeAsync($"{Policies}/p", "{spec: {failurePolicy: Ignore}}");
        var open = await ClusterClient.UntilAsync(() => _client.PostAsync(ConfigMaps, "{apiVersion: v1, kind: ConfigMap, metadata: {name: a}}"), answer => answer.Code != 422);

        Assert.EndsWith("denied request: expression 'object.spec.x == 1' resulted in error: no such key: spec", closed.Message, StringComparison.Ordinal);
        Assert.Equal(201, open.Code);
    }

    [Fact]
    public async Task MatchConditions_AndTheAuthorizer_DecideWhomAPolicyConcerns()
    {
        await _client.PostAsync(
            "/apis/rbac.authorization.k8s.io/v1/clusterrolebindings",
            "{apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRoleBinding, metadata: {name: dev}, roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: edit}, subjects: [{kind: User, name: dev}]}");
        await InForceAsync(
            """
            matchConditions: [{name: trusted, expression: '!authorizer.group("policy.example.com").resource("exemptions").namespace(request.namespace).check("use").allowed()'}]
              validations: [{expression: 'authorizer.requestResource.check("create").allowed() && namespaceObject.metadata.name == "other"', message: refused}]
            """,
            "[Deny]",
            blocks: false);
        using var dev = new ClusterClient(_host, "dev");

        var refused = await ClusterClient.UntilAsync(() => dev.PostAsync(ConfigMaps, "{apiVersion: v1, kind: ConfigMap, metadata: {generateName: a}}"), answer => answer.Code != 201);
        var exempt = await _client.PostAsync(ConfigMaps, "{apiVersion: v1, kind: ConfigMap, metadata: {name: a}}");

        Assert.EndsWith("denied request: refused", refused.Message, StringComparison.Ordinal);
        Assert.Equal(201, exempt.Code);
    }

    [Fact]
    public async Task Parameters_AreThoseOfTheBinding()
    {
        const string Reference = "paramRef: {name: limits, namespace: kube-system, parameterNotFoundAction: Deny}";
        await InForceAsync(
            "paramKind: {apiVersion: v1, kind: ConfigMap}\n  validations: [{expression: 'object.data.size() <= int(params.data.most)', message: too much}]", "[Deny]", Reference);
        var missing = await _client.PostAsync(ConfigMaps, "{apiVersion: v1, kind: ConfigMap, metadata: {name: a}, data: {x: '1'}}");
        await _client.MergeAsync($"{Policies}/p", "{spec: {matchConditions: [{name: own, expression: request.namespace == 'default'}]}}");
        await _client.DeleteAsync($"{Bindings}/b");
        await ClusterClient.UntilAsync(
            () => _client.PostAsync("/api/v1/namespaces/kube-system/configmaps", "{apiVersion: v1, kind: ConfigMap, metadata: {name: limits}, data: {most: '1'}}"), answer => answer.Code == 201);
        await BindAsync("[Deny]", Reference);

        var refused = await ClusterClient.UntilAsync(
            () => _client.PostAsync(ConfigMaps, "{apiVersion: v1, kind: ConfigMap, metadata: {generateName: a}, data: {x: '1', y: '2'}}"), answer => answer.Code != 201);

        Assert.EndsWith(
            "denied request: failed to configure binding: no params found for policy binding with `Deny` parameterNotFoundAction", missing.Message, StringComparison.Ordinal);
        Assert.EndsWith("denied request: too much", refused.Message, StringComparison.Ordinal);
        Assert.Equal(201, (await _client.PostAsync(ConfigMaps, "{apiVersion: v1, kind: ConfigMap, metadata: {name: a}, data: {x: '1'}}")).Code);
    }

    [Fact]
    public async Task Selectors_AndExclusions_NarrowAPolicy()
    {
        await InForceAsync("validations: [{expression: 'false', message: refused}]", "[Deny]", "matchResources: {objectSelector: {matchLabels: {guarded: 'yes'}}}", blocks: false);

        await ClusterClient.UntilAsync(
            () => _client.PostAsync(ConfigMaps, "{apiVersion: v1, kind: ConfigMap, metadata: {generateName: a, labels: {guarded: 'yes'}}}"), answer => answer.Code != 201);

        Assert.Equal(201, (await _client.PostAsync(ConfigMaps, "{apiVersion: v1, kind: ConfigMap, metadata: {name: a}}")).Code);
        Assert.Equal(201, (await _client.PostAsync("/api/v1/namespaces/default/secrets", "{apiVersion: v1, kind: Secret, metadata: {name: a, labels: {guarded: 'yes'}}}")).Code);
    }

    [Fact]
    public async Task Policy_ThatDoesNotCompile_IsInvalid()
    {
        var answer = await _client.PostAsync(Policies, Policy("validations: [{expression: object.x}, {expression: 'y == 1', reason: Odd}]", "'*'"));

        Assert.Equal(422, answer.Code);
        string?[] messages = [.. answer.Body.GetList("details", "causes")!.Select(cause => cause.GetString("message"))];
        Assert.Equal("Invalid value: \"object.x\": must evaluate to bool", messages[0]);
        Assert.StartsWith("Invalid value: \"y == 1\": compilation failed: ERROR: <input>:1:1: undeclared reference to 'y' (in container '')", messages[1], StringComparison.Ordinal);
        Assert.Equal("Unsupported value: \"Odd\": supported values: \"Forbidden\", \"Invalid\", \"RequestEntityTooLarge\"", messages[2]);
    }

    [Fact]
    public async Task Status_TellsOfExpressionsThatCannotFitTheirKinds()
    {
        await _client.PostAsync(Policies, Policy("validations: [{expression: object.spec.replicas > 1 && object.metadata.nope == 'x'}]", "CREATE", "{apiGroups: [apps], apiVersions: [v1], operations: [CREATE], resources: [deployments]}"));

        var answer = await ClusterClient.UntilAsync(() => _client.GetAsync($"{Policies}/p"), answer => answer.Body.GetInt64("status", "observedGeneration") == 1);
        var warning = answer.Body.GetList("status", "typeChecking", "expressionWarnings")!.Single();

        Assert.Equal("spec.validations[0].expression", warning.GetString("fieldRef"));
        Assert.StartsWith("apps/v1, Kind=Deployment: ERROR: <input>:1:", warning.GetString("warning"), StringComparison.Ordinal);
        Assert.Contains("undefined field 'nope'", warning.GetString("warning"), StringComparison.Ordinal);
    }

    private static string Policy(string rules, string operations, string? resourceRule = null) => $$"""
        apiVersion: admissionregistration.k8s.io/v1
        kind: ValidatingAdmissionPolicy
        metadata: {name: p}
        spec:
          matchConstraints: {resourceRules: [{{resourceRule ?? $"{{apiGroups: [''], apiVersions: [v1], operations: [{operations}], resources: [configmaps]}}"}}]}
          {{rules}}
        """;

    /// <summary>Creates a policy about ConfigMaps with a binding, and waits until it is in force.</summary>
    private async Task InForceAsync(string rules, string actions, string binding = "", string operations = "CREATE, UPDATE", bool blocks = true)
    {
        var created = await _client.PostAsync(Policies, Policy(rules, operations));
        Assert.True(created.Code == 201, created.Message);
        await BindAsync(actions, binding);
        if (blocks)
        {
            await ClusterClient.UntilAsync(
                () => _client.PostAsync(ConfigMaps, "{apiVersion: v1, kind: ConfigMap, metadata: {generateName: probe}, data: {a: '', b: '', c: '', d: ''}}"), answer => answer.Code != 201);
        }
    }

    private async Task BindAsync(string actions, string more)
    {
        var bound = await _client.PostAsync(Bindings, $$"""
            apiVersion: admissionregistration.k8s.io/v1
            kind: ValidatingAdmissionPolicyBinding
            metadata: {name: b}
            spec:
              policyName: p
              validationActions: {{actions}}
              {{more}}
            """);
        Assert.True(bound.Code == 201, bound.Message);
    }
}
