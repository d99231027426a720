using Flux.DevCluster.Controllers.Workloads.Hashing;
using Flux.Manifests.Nodes;
using Flux.Manifests.Yaml;

namespace Flux.DevCluster.Tests.Controllers.Hashing;

public sealed class TemplateHashTests
{
    /// <summary>The hashes are those of a real cluster.</summary>
    [Theory]
    [InlineData("app", "name: nginx, image: 'nginx:1'", "cdcfc4544")]
    [InlineData("app", "name: nginx, image: 'nginx:2'", "968db555f")]
    [InlineData("web", "name: c, image: 'nginx:1.0', ports: [{containerPort: 80, protocol: TCP}]", "7b58dfb5bf")]
    [InlineData("web", "name: c, image: 'nginx:1', ports: [{name: web, containerPort: 8080, protocol: TCP}]", "66769f96dc")]
    [InlineData("ds", "name: c, image: 'x:1'", "fccd49ccc")]
    public void PodTemplate_Hash_IsKubernetesOwn(string label, string container, string hash)
    {
        var template = (MapNode)YamlReader.Read($$"""
            metadata: {labels: {app: {{label}} } }
            spec:
              containers:
              - { {{container}}, resources: {}, terminationMessagePath: /dev/termination-log, terminationMessagePolicy: File, imagePullPolicy: IfNotPresent}
              restartPolicy: Always
              terminationGracePeriodSeconds: 30
              dnsPolicy: ClusterFirst
              securityContext: {}
              schedulerName: default-scheduler
            """);

        Assert.Equal(hash, TemplateHash.Of(template, collisions: 0));
    }

    [Fact]
    public void Quantity_Printed_HoldsDigitsScaleAndText()
    {
        var template = (MapNode)YamlReader.Read("spec: {containers: [{resources: {limits: {cpu: 100m, memory: 1Gi}}}]}");

        var text = GoPrinter.Print(template);

        Assert.Contains("cpu:{i:(resource.int64Amount){value:(int64)100 scale:(resource.Scale)-3}", text, StringComparison.Ordinal);
        Assert.Contains("memory:{i:(resource.int64Amount){value:(int64)1073741824 scale:(resource.Scale)0}", text, StringComparison.Ordinal);
    }
}
