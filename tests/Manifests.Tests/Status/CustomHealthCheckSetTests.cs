using Flux.Manifests.Json;
using Flux.Manifests.Nodes;
using Flux.Manifests.Status;

namespace Flux.Manifests.Tests.Status;

public sealed class CustomHealthCheckSetTests
{
    private static readonly CustomHealthCheck Check = new(
        "example.com/v1", "Job",
        Current: "status.done == true",
        InProgress: "!has(status.done)",
        Failed: "has(status.failed) && status.failed > 0");

    [Theory]
    [InlineData("""{"done":true}""", "Current")]
    [InlineData("""{"done":true,"failed":2}""", "Failed")]
    [InlineData("""{"other":1}""", "InProgress")]
    public void Evaluate_OfStatus_AsksProgressThenFailureThenCurrent(string status, string expected)
    {
        var checks = CustomHealthCheckSet.Create([Check], out var error);

        Assert.Null(error);
        var result = checks!.Evaluate(Resource(status));
        Assert.Equal(expected, result!.Status);
        Assert.Null(result.Error);
    }

    [Fact]
    public void Evaluate_OfAnotherKind_IsNotCovered()
    {
        var checks = CustomHealthCheckSet.Create([Check with { Kind = "Other" }], out _);

        Assert.Null(checks!.Evaluate(Resource("{}")));
    }

    [Fact]
    public void Create_TwiceForOneKindOfTheCoreGroup_NamesItWithoutAGroup()
    {
        var check = Check with { ApiVersion = "v1", Kind = "ConfigMap" };

        Assert.Null(CustomHealthCheckSet.Create([check, check], out var error));
        Assert.Equal("duplicate custom health check for GroupKind ConfigMap at healthchecks[1]", error);
    }

    [Fact]
    public void Create_OfWrongExpression_IsAnError()
    {
        Assert.Null(CustomHealthCheckSet.Create([Check with { Current = "status." }], out var error));
        Assert.NotNull(error);
    }

    private static MapNode Resource(string status)
    {
        var text = $$"""{"apiVersion":"example.com/v1","kind":"Job","metadata":{"name":"a","generation":1},"status":{{status}}}""";
        return (MapNode)JsonNodeReader.Read(System.Text.Encoding.UTF8.GetBytes(text))!;
    }
}
