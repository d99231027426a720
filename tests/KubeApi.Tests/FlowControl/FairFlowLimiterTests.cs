using System.Diagnostics.Metrics;
using Flux.KubeApi.Authentication;
using Flux.KubeApi.FlowControl;
using Flux.KubeApi.Requests;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Flux.KubeApi.Tests.FlowControl;

public sealed class FairFlowLimiterTests : IDisposable
{
    private static readonly RequestInfo Get = new() { Verb = "get", Path = "/api/v1/namespaces/a/configmaps/b", IsResource = true };
    private static readonly RequestInfo Watch = Get with { Verb = "watch" };
    private static readonly Flow Light = new("light", FlowSchema.Users);
    private static readonly Flow Flood = new("flood", FlowSchema.Users);

    private readonly FakeTimeProvider _time = new();
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();

    [Fact]
    public async Task Enter_WhenAllSeatsAreTaken_ServesTheFlowWithTheFewestFirst()
    {
        var limiter = Limiter(new FlowControlOptions { Seats = 2 });
        var first = await EnterAsync(limiter, Flood);
        await EnterAsync(limiter, Flood);
        var waiting = Enumerable.Range(0, 10).Select(_ => EnterAsync(limiter, Flood)).ToList();
        var light = EnterAsync(limiter, Light);
        Assert.False(light.IsCompleted);

        first!.Dispose();

        Assert.NotNull(await light);
        Assert.All(waiting, request => Assert.False(request.IsCompleted));
    }

    [Fact]
    public async Task Enter_OfTwoWaitingFlows_TakesTurns()
    {
        var limiter = Limiter(new FlowControlOptions { Seats = 1 });
        var seat = await EnterAsync(limiter, Flood);
        var order = new List<string>();
        var requests = new[] { Flood, Flood, Flood, Light, Light }.Select(flow => (flow.Key, Seat: EnterAsync(limiter, flow))).ToList();
        while (requests.Count > 0)
        {
            seat!.Dispose();
            var next = await Task.WhenAny(requests.Select(request => request.Seat));
            var served = requests.Find(request => request.Seat == next);
            requests.Remove(served);
            order.Add(served.Key);
            seat = await next;
        }

        Assert.Equal(["light", "flood", "light", "flood", "flood"], order);
    }

    [Fact]
    public async Task Enter_WithFullQueue_IsRefusedForThatFlowOnly()
    {
        var limiter = Limiter(new FlowControlOptions { Seats = 1, QueueLength = 1 });
        using var seat = await EnterAsync(limiter, Flood);
        var waiting = EnterAsync(limiter, Flood);

        Assert.Null(await EnterAsync(limiter, Flood));
        Assert.False(waiting.IsCompleted);
        Assert.False(EnterAsync(limiter, Light).IsCompleted);
    }

    [Fact]
    public async Task Enter_BeyondTheSharesOfAFlow_LeavesRoomForOthers()
    {
        var limiter = Limiter(new FlowControlOptions { Seats = 3, SeatsPerFlow = 2 });
        await EnterAsync(limiter, Flood);
        await EnterAsync(limiter, Flood);
        Assert.False(EnterAsync(limiter, Flood).IsCompleted);

        Assert.NotNull(await EnterAsync(limiter, Light));
    }

    [Fact]
    public async Task Wait_LongerThanAllowed_IsRefusedAndFreesItsPlace()
    {
        var limiter = Limiter(new FlowControlOptions { Seats = 1, QueueLength = 1, MaxWait = TimeSpan.FromSeconds(5) });
        var seat = await EnterAsync(limiter, Flood);
        var waiting = EnterAsync(limiter, Flood);
        _time.Advance(TimeSpan.FromSeconds(6));
        Assert.Null(await waiting);

        var next = EnterAsync(limiter, Flood);
        seat!.Dispose();
        Assert.NotNull(await next);
    }

    [Fact]
    public async Task Wait_OfAClientThatLeaves_DoesNotTakeTheSeat()
    {
        var limiter = Limiter(new FlowControlOptions { Seats = 1 });
        var seat = await EnterAsync(limiter, Flood);
        using var leaving = new CancellationTokenSource();
        var gone = limiter.EnterAsync(Flood, Get, leaving.Token).AsTask();
        var staying = EnterAsync(limiter, Flood);
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => gone);

        seat!.Dispose();
        Assert.NotNull(await staying);
    }

    [Fact]
    public async Task Watch_ThatHasBegun_HasNoSeatButCounts()
    {
        var limiter = Limiter(new FlowControlOptions { Seats = 1, WatchesPerFlow = 2 });
        var first = await EnterAsync(limiter, Flood, Watch);
        var light = EnterAsync(limiter, Light);
        Assert.False(light.IsCompleted);
        first!.Release();
        (await light)!.Dispose();
        (await EnterAsync(limiter, Flood, Watch))!.Release();

        Assert.Null(await EnterAsync(limiter, Flood, Watch));
        (await EnterAsync(limiter, Light, Watch))!.Release();
        first.Dispose();
        first.Dispose();
        Assert.NotNull(await EnterAsync(limiter, Flood, Watch));
    }

    [Fact]
    public async Task Enter_OfTheExempt_NeverWaits()
    {
        var limiter = Limiter(new FlowControlOptions { Seats = 1 });
        await EnterAsync(limiter, Flood);

        Assert.NotNull(await EnterAsync(limiter, new Flow("", FlowSchema.Exempt)));
    }

    [Theory]
    [InlineData("system:serviceaccount:team-a:builder", "namespace/team-a")]
    [InlineData("alice", "user/alice")]
    public void Classify_ServiceAccountsByNamespace_UsersByName(string name, string key) =>
        Assert.Equal(key, new NamespaceFlows().Classify(new UserInfo(name, []), Get).Key);

    [Fact]
    public void Classify_MastersAndHealthChecks_AreExempt()
    {
        Assert.Equal(FlowSchema.Exempt, new NamespaceFlows().Classify(new UserInfo("admin", [UserInfo.MastersGroup]), Get).Schema);
        Assert.Equal(FlowSchema.Exempt, new NamespaceFlows().Classify(UserInfo.Anonymous, new RequestInfo { Verb = "get", Path = "/readyz" }).Schema);
    }

    [Fact]
    public async Task Refusals_AreCountedByReason()
    {
        var refused = new List<string?>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, it) =>
        {
            if (instrument.Name == "flux.kubeapi.flow.refused" && ReferenceEquals(instrument.Meter.Scope, _services.GetRequiredService<IMeterFactory>()))
            {
                it.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((_, _, tags, _) => refused.Add((string?)tags[0].Value));
        listener.Start();
        var limiter = Limiter(new FlowControlOptions { Seats = 1, QueueLength = 0 });
        await EnterAsync(limiter, Flood);
        await EnterAsync(limiter, Flood);

        Assert.Equal(["queue-full"], refused);
    }

    public void Dispose() => _services.Dispose();

    private static Task<IFlowSeat?> EnterAsync(FairFlowLimiter limiter, Flow flow, RequestInfo? request = null) =>
        limiter.EnterAsync(flow, request ?? Get, TestContext.Current.CancellationToken).AsTask();

    private FairFlowLimiter Limiter(FlowControlOptions options) => new(options, new FlowMetrics(_services.GetRequiredService<IMeterFactory>()), _time);
}
