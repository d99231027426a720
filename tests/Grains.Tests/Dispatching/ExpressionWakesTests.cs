using Flux.Grains.Reconciling;
using Flux.Grains.Tests.Tenants;

namespace Flux.Grains.Tests.Dispatching;

public sealed class ExpressionWakesTests
{
    private const string Waiting = "status: {conditions: [{type: Ready, status: 'False', reason: DependencyNotReady}]}";
    private const string Ready = "status: {conditions: [{type: Ready, status: 'True', reason: ReconciliationSucceeded}]}";
    private const string Expression = ", readyExpr: \"dep.metadata.labels.approved == 'yes'\"";

    [Theory]
    [InlineData(Expression, Waiting, true)]
    [InlineData(Expression, Ready, false)]
    [InlineData("", Waiting, false)]
    public async Task Label_OfADependency_WakesThoseThatWaitByAnExpression(string expression, string status, bool isWoken)
    {
        var plane = new StoredPlane(new ReconcileOptions());
        await plane.CreateKustomizationAsync("ns", "dep", "{}");
        await plane.CreateKustomizationAsync("ns", "app", $"{{dependsOn: [{{name: dep{expression}}}]}}", status);

        var woken = await plane.WokenByAsync(await plane.LabelKustomizationAsync("ns", "dep", "{approved: 'yes'}"));

        Assert.Equal(isWoken ? ["Kustomization -/ns/app"] : [], woken);
    }
}
