using Flux.Sources.Egress;

namespace Flux.Sources.Tests.Egress;

public sealed class TrustedHostTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("localhost")]
    public async Task Host_ThatTheOperatorTrusts_IsReachedOnAPrivateNetwork(string trusted)
    {
        var policy = EgressPolicy.PublicOnly.Trusting([trusted]);

        Assert.NotEmpty(await policy.ResolveAsync("localhost", Token));
        await Assert.ThrowsAsync<SourceException>(() => policy.ResolveAsync("127.0.0.1", Token));
        await Assert.ThrowsAsync<SourceException>(() => EgressPolicy.PublicOnly.ResolveAsync("localhost", Token));
    }

    [Fact]
    public async Task Host_ThatTheOperatorTrusts_IsStillNotReachedWhereCredentialsAreServed()
    {
        var policy = EgressPolicy.Default.Trusting(["169.254.169.254"]);

        await Assert.ThrowsAsync<SourceException>(() => policy.ResolveAsync("169.254.169.254", Token));
    }
}
