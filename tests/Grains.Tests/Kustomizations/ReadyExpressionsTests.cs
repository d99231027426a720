using Flux.Grains.Kustomizations;
using Flux.Manifests.Nodes;
using Flux.Manifests.Yaml;

namespace Flux.Grains.Tests.Kustomizations;

public sealed class ReadyExpressionsTests
{
    [Theory]
    [InlineData("dep.spec.interval == '10m0s'", true)]
    [InlineData("self.spec.timeout == '1m30s' && self.spec.interval == 'never'", true)]
    [InlineData("dep.metadata.annotations['timeout'] == '90s'", true)]
    [InlineData("dep.spec.interval == '10m'", false)]
    public void Duration_IsSeenAsTypedObjectsPrintIt(string expression, bool expected)
    {
        var self = (MapNode)YamlReader.Read("spec: {interval: never, timeout: 90s}");
        var dep = (MapNode)YamlReader.Read("metadata: {annotations: {timeout: 90s}}\nspec: {interval: 10m}");

        var verdict = new ReadyExpressions().Evaluate(expression, "team/dep", self, dep);

        Assert.Equal(expected, verdict.IsReady);
    }
}
