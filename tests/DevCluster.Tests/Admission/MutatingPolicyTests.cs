using Flux.DevCluster.Hosting;
using Flux.DevCluster.Tests.Hosting;
using Flux.Manifests.Nodes;

namespace Flux.DevCluster.Tests.Admission;

/// <summary>MutatingAdmissionPolicies in force. Each test has a cluster of its own: policies reach across namespaces.</summary>
public sealed class MutatingPolicyTests : IAsyncLifetime
{
    private const string Policies = "/apis/admissionregistration.k8s.io/v1/mutatingadmissionpolicies";
    private const string Bindings = "/apis/admissionregistration.k8s.io/v1/mutatingadmissionpolicybindings";
    private const string ConfigMaps = "/api/v1/namespaces/default/configmaps";
    private const string Deployments = "/apis/apps/v1/namespaces/default/deployments";
    private const string Maps = "{apiGroups: [''], apiVersions: [v1], operations: [CREATE, UPDATE], resources: [configmaps]}";
    private const string Plain = "{apiVersion: v1, kind: ConfigMap, metadata: {generateName: a}, data: {x: '1'}}";

    private DevClusterHost _host = null!;
    private ClusterClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        _host = await DevClusterHost.StartAsync(new DevClusterOptions { RunWorkloads = false });
        _client = new ClusterClient(_host);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task ApplyConfiguration_IsMergedIntoTheObject()
    {
        await InForceAsync(
            "p",
            """
            variables: [{name: size, expression: string(object.data.size())}]
              matchConditions: [{name: unlabelled, expression: "!has(object.metadata.labels)"}]
              mutations: [{patchType: ApplyConfiguration, applyConfiguration: {expression: 'Object{metadata: Object.metadata{labels: {"size": variables.size, "by": request.userInfo.username}}}'}}]
            """);

        var answer = await UntilAsync(Plain, answer => answer.Body.GetString("metadata", "labels", "size") is not null);
        var matched = await _client.PostAsync(ConfigMaps, Plain.Replace("generateName: a", "name: b, labels: {own: 'yes'}", StringComparison.Ordinal));

        Assert.Equal("1", answer.Body.GetString("metadata", "labels", "size"));
        Assert.Equal("kubernetes-admin", answer.Body.GetString("metadata", "labels", "by"));
        Assert.Equal("1", answer.Body.GetString("data", "x"));
        Assert.Null(matched.Body.GetString("metadata", "labels", "size"));
    }

    [Fact]
    public async Task ApplyConfiguration_MergesListsByTheirKeys()
    {
        const string Rule = "{apiGroups: [apps], apiVersions: [v1], operations: [CREATE], resources: [deployments]}";
        await InForceAsync(
            "p",
            """
            mutations: [{patchType: ApplyConfiguration, applyConfiguration: {expression: 'Object{spec: Object.spec{template: Object.spec.template{spec: Object.spec.template.spec{containers: [Object.spec.template.spec.containers{name: "sidecar", image: "side:1"}]}}}}'}}]
            """,
            Rule);

        var answer = await ClusterClient.UntilAsync(
            () => _client.PostAsync(
                Deployments,
                "{apiVersion: apps/v1, kind: Deployment, metadata: {generateName: d}, spec: {selector: {matchLabels: {a: b}}, template: {metadata: {labels: {a: b}}, spec: {containers: [{name: main, image: 'main:1'}]}}}}"),
            answer => answer.Body.GetList("spec", "template", "spec", "containers")?.Count == 2);

        Assert.Equal(["main", "sidecar"], answer.Body.GetList("spec", "template", "spec", "containers")!.Select(container => container.GetString("name")));
        Assert.Equal("IfNotPresent", answer.Body.GetList("spec", "template", "spec", "containers")![1].GetString("imagePullPolicy"));
    }

    [Fact]
    public async Task JsonPatch_ChangesTheObject_AndEscapesKeys()
    {
        await InForceAsync(
            "p",
            """
            mutations: [{patchType: JSONPatch, jsonPatch: {expression: '[JSONPatch{op: "add", path: "/metadata/annotations", value: {"kept": "yes"}}, JSONPatch{op: "add", path: "/metadata/annotations/" + jsonpatch.escapeKey("example.com/a"), value: "1"}]'}}]
            """);

        var answer = await UntilAsync(Plain, answer => answer.Body.Get("metadata", "annotations") is not null);

        Assert.Equal("1", answer.Body.GetString("metadata", "annotations", "example.com/a"));
        Assert.Equal("yes", answer.Body.GetString("metadata", "annotations", "kept"));
    }

    [Fact]
    public async Task FailingMutation_RefusesOrNot_AsThePolicySays()
    {
        await InForceAsync(
            "p", "mutations: [{patchType: ApplyConfiguration, applyConfiguration: {expression: 'Object{data: {\"y\": object.spec.missing}}'}}]");

        var closed = await UntilAsync(Plain, answer => answer.Code != 201);
        await _client.MergeAsync($"{Policies}/p", "{spec: {failurePolicy: Ignore}}");
        var open = await UntilAsync(Plain, answer => answer.Code == 201);

        Assert.Equal(403, closed.Code);
        Assert.Equal("Invalid", closed.Body.GetString("reason"));
        Assert.StartsWith("policy 'p' with binding 'p' denied request: expression 'Object{data", closed.Message, StringComparison.Ordinal);
        Assert.EndsWith("resulted in error: no such key: spec", closed.Message, StringComparison.Ordinal);
        Assert.Null(open.Body.GetString("data", "y"));
    }

    [Fact]
    public async Task Message_WithTheNameOfAnotherPlace_IsRefused()
    {
        await InForceAsync("p", "mutations: [{patchType: ApplyConfiguration, applyConfiguration: {expression: 'Object{metadata: Object.spec{labels: {\"a\": \"b\"}}}'}}]");

        var answer = await UntilAsync(Plain, answer => answer.Code != 201);

        Assert.EndsWith(
            "type mismatch: unexpected type name \"Object.spec\", expected \"Object.metadata\", which matches field name path from root Object type", answer.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Policy_ThatIsReinvoked_SeesWhatALaterOneChanged()
    {
        await InForceAsync("a", """
            reinvocationPolicy: IfNeeded
              mutations: [{patchType: ApplyConfiguration, applyConfiguration: {expression: 'Object{metadata: Object.metadata{annotations: {"seen": has(object.metadata.labels) ? "labels" : "none"}}}'}}]
            """);
        await InForceAsync("b", "mutations: [{patchType: ApplyConfiguration, applyConfiguration: {expression: 'Object{metadata: Object.metadata{labels: {\"late\": \"yes\"}}}'}}]");

        var answer = await UntilAsync(Plain, answer => answer.Body.Get("metadata", "labels") is not null && answer.Body.Get("metadata", "annotations") is not null);

        Assert.Equal("labels", answer.Body.GetString("metadata", "annotations", "seen"));
    }

    [Fact]
    public async Task Parameters_AreThoseOfTheBinding()
    {
        await _client.PostAsync("/api/v1/namespaces/kube-system/configmaps", "{apiVersion: v1, kind: ConfigMap, metadata: {name: team}, data: {name: blue}}");
        await InForceAsync(
            "p",
            "paramKind: {apiVersion: v1, kind: ConfigMap}\n  mutations: [{patchType: ApplyConfiguration, applyConfiguration: {expression: 'Object{metadata: Object.metadata{labels: {\"team\": params.data.name}}}'}}]",
            binding: "paramRef: {name: team, namespace: kube-system, parameterNotFoundAction: Deny}");

        var answer = await UntilAsync(Plain, answer => answer.Body.Get("metadata", "labels") is not null);

        Assert.Equal("blue", answer.Body.GetString("metadata", "labels", "team"));
    }

    [Fact]
    public async Task Policy_ThatDoesNotCompile_IsInvalid()
    {
        var answer = await _client.PostAsync(
            Policies,
            Policy("p", "mutations: [{patchType: ApplyConfiguration, applyConfiguration: {expression: '1'}}, {patchType: JSONPatch, jsonPatch: {expression: '[JSONPatch{operation: \"add\"}]'}}, {patchType: Odd}]", Maps));

        Assert.Equal(422, answer.Code);
        string?[] messages = [.. answer.Body.GetList("details", "causes")!.Select(cause => cause.GetString("message"))];
        Assert.Equal("Invalid value: \"1\": must evaluate to Object", messages[0]);
        Assert.Contains("undefined field 'operation'", messages[1], StringComparison.Ordinal);
        Assert.Equal("Unsupported value: \"Odd\": supported values: \"ApplyConfiguration\", \"JSONPatch\"", messages[2]);
    }

    private static string Policy(string name, string rules, string rule) => $$"""
        apiVersion: admissionregistration.k8s.io/v1
        kind: MutatingAdmissionPolicy
        metadata: {name: {{name}}}
        spec:
          matchConstraints: {resourceRules: [{{rule}}]}
          {{(rules.Contains("reinvocationPolicy", StringComparison.Ordinal) ? "" : "reinvocationPolicy: Never")}}
          {{rules}}
        """;

    private async Task InForceAsync(string name, string rules, string rule = Maps, string binding = "")
    {
        var created = await _client.PostAsync(Policies, Policy(name, rules, rule));
        Assert.True(created.Code == 201, created.Message);
        var bound = await _client.PostAsync(Bindings, $$"""
            apiVersion: admissionregistration.k8s.io/v1
            kind: MutatingAdmissionPolicyBinding
            metadata: {name: {{name}}}
            spec:
              policyName: {{name}}
              {{binding}}
            """);
        Assert.True(bound.Code == 201, bound.Message);
    }

    private Task<ClusterAnswer> UntilAsync(string item, Func<ClusterAnswer, bool> isDone) => ClusterClient.UntilAsync(() => _client.PostAsync(ConfigMaps, item), isDone);
}
