using Flux.DevCluster.Tests.Hosting;

namespace Flux.DevCluster.Tests.BadInput;

/// <summary>Expressions that would run for ever, or fill the memory: they are ended by their budgets, and told so.</summary>
public sealed class CelBombTests(ClusterFixture fixture) : IClassFixture<ClusterFixture>
{
    private const string Loop = "object.data.all(a, object.data.all(b, object.data.all(c, object.data.all(d, object.data.all(e, a + b + c + d + e != \"\")))))";

    [Fact]
    public async Task Policy_ThatLoopsOverLoops_RefusesWithinItsBudget()
    {
        using var client = new ClusterClient(fixture.Host);
        const string Group = "/apis/admissionregistration.k8s.io/v1";
        await client.PostAsync($"{Group}/validatingadmissionpolicies", $$$"""
            apiVersion: admissionregistration.k8s.io/v1
            kind: ValidatingAdmissionPolicy
            metadata: {name: bomb}
            spec:
              matchConstraints: {resourceRules: [{apiGroups: [''], apiVersions: [v1], operations: [CREATE], resources: [configmaps]}], objectSelector: {matchLabels: {bomb: 'yes'} } }
              validations: [{expression: '{{{Loop}}}'}]
            """);
        await client.PostAsync(
            $"{Group}/validatingadmissionpolicybindings",
            "{apiVersion: admissionregistration.k8s.io/v1, kind: ValidatingAdmissionPolicyBinding, metadata: {name: bomb}, spec: {policyName: bomb, validationActions: [Deny]}}");
        var data = string.Join(", ", Enumerable.Range(0, 200).Select(i => $"k{i}: v"));

        var answer = await ClusterClient.UntilAsync(
            () => client.PostAsync("/api/v1/namespaces/default/configmaps", $"{{apiVersion: v1, kind: ConfigMap, metadata: {{generateName: bomb, labels: {{bomb: 'yes'}}}}, data: {{{data}}}}}"),
            answer => answer.Code != 201);

        Assert.Equal(422, answer.Code);
        Assert.EndsWith("resulted in error: operation cancelled: actual cost limit exceeded", answer.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Definition_WithARuleThatCostsTooMuch_IsInvalid()
    {
        using var client = new ClusterClient(fixture.Host);

        var answer = await client.PostAsync("/apis/apiextensions.k8s.io/v1/customresourcedefinitions", """
            apiVersion: apiextensions.k8s.io/v1
            kind: CustomResourceDefinition
            metadata: {name: bombs.bomb.example.com}
            spec:
              group: bomb.example.com
              scope: Namespaced
              names: {plural: bombs, singular: bomb, kind: Bomb}
              versions:
              - name: v1
                served: true
                storage: true
                schema:
                  openAPIV3Schema:
                    type: object
                    properties:
                      spec:
                        type: object
                        properties:
                          items: {type: array, items: {type: string}}
                        x-kubernetes-validations:
                        - rule: self.items.all(a, self.items.all(b, self.items.all(c, a + b + c != "")))
            """);

        Assert.Equal(422, answer.Code);
        Assert.Contains("estimated rule cost exceeds budget by factor of more than 100x", answer.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("(", ")", 20_000)]
    [InlineData("[", "]", 20_000)]
    public async Task Expression_ThatIsNestedTooDeep_IsInvalid(string open, string close, int depth)
    {
        using var client = new ClusterClient(fixture.Host);
        var text = string.Concat(Enumerable.Repeat(open, depth)) + "true" + string.Concat(Enumerable.Repeat(close, depth));

        var answer = await client.PostAsync("/apis/admissionregistration.k8s.io/v1/validatingadmissionpolicies", $$$"""
            apiVersion: admissionregistration.k8s.io/v1
            kind: ValidatingAdmissionPolicy
            metadata: {name: deep}
            spec:
              matchConstraints: {resourceRules: [{apiGroups: [''], apiVersions: [v1], operations: [CREATE], resources: [configmaps]}]}
              validations: [{expression: '{{{text}}}'}]
            """);

        Assert.Equal(422, answer.Code);
        Assert.Contains("spec.validations[0].expression", answer.Body.ToString(), StringComparison.Ordinal);
    }
}
