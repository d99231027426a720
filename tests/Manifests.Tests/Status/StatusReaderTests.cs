using Flux.Manifests.Json;
using Flux.Manifests.Nodes;
using Flux.Manifests.Status;

namespace Flux.Manifests.Tests.Status;

public sealed class StatusReaderTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 10, TimeSpan.Zero);

    [Theory]
    [InlineData("""{"startTime":"2026-01-01T00:00:00Z","active":1}""", ObjectStatus.Current, ObjectStatus.InProgress)]
    [InlineData("""{"startTime":"2026-01-01T00:00:00Z","conditions":[{"type":"Complete","status":"True"}]}""", ObjectStatus.Current, ObjectStatus.Current)]
    [InlineData("""{"conditions":[{"type":"Failed","status":"True"}]}""", ObjectStatus.Failed, ObjectStatus.Failed)]
    public void Job_Started_IsCurrentForKstatusButNotForAWait(string status, ObjectStatus plain, ObjectStatus forWait)
    {
        var job = Read($$"""{"apiVersion":"batch/v1","kind":"Job","spec":{},"status":{{status}}}""");

        Assert.Equal(plain, StatusReader.Compute(job, Now).Status);
        Assert.Equal(forWait, StatusReader.ComputeForWait(job, Now).Status);
    }

    [Theory]
    [InlineData("2026-01-01T00:00:00Z", ObjectStatus.InProgress)]
    [InlineData("2025-12-31T23:59:00Z", ObjectStatus.Failed)]
    public void Pod_Unschedulable_IsAFailureOnlyAfterAMoment(string created, ObjectStatus expected)
    {
        var pod = Read($$$"""
            {"apiVersion":"v1","kind":"Pod","metadata":{"creationTimestamp":"{{{created}}}"},
             "status":{"phase":"Pending","conditions":[{"type":"PodScheduled","status":"False","reason":"Unschedulable"}]}}
            """);

        Assert.Equal(expected, StatusReader.Compute(pod, Now).Status);
    }

    private static MapNode Read(string json) => (MapNode)JsonNodeReader.Read(json);
}
