using Flux.Apply.Clients;

namespace Flux.Apply.Tests.Clients;

public sealed class KubeClientTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>A header is sent as it is: a line break in it would begin another header, of whoever chose the name.</summary>
    [Theory]
    [InlineData("system:serviceaccount:team:x\r\nImpersonate-Group: system:masters")]
    [InlineData("system:serviceaccount:team:x\ny")]
    [InlineData("system:serviceaccount:team:x y")]
    [InlineData("system:serviceaccount:team:\0")]
    [InlineData("")]
    public async Task Impersonation_OfWhatIsNoName_SendsNothing(string user)
    {
        var sent = 0;
        using var connection = KubeConnection.ToServer(new Uri("https://127.0.0.1:1"), token: null, certificateAuthority: null);
        var client = new KubeClient(connection, user, () => sent++);

        var answer = await client.GetAsync("api/v1/namespaces", Token);

        Assert.Contains("is not the name of a user", answer.Error!.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', answer.Error.Message);
        await Assert.ThrowsAsync<KubeRequestException>(async () =>
        {
            await foreach (var change in client.WatchAsync("api/v1/namespaces", Token))
            {
                Assert.Fail(change.Type);
            }
        });
        Assert.Equal(0, sent);
    }

    [Fact]
    public async Task Token_WithALineBreak_IsAFailureWithoutTheToken()
    {
        using var connection = KubeConnection.ToServer(new Uri("https://127.0.0.1:1"), "s3cret\n", certificateAuthority: null);

        var answer = await new KubeClient(connection).GetAsync("api/v1/namespaces", Token);

        Assert.Contains("Authorization", answer.Error!.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", answer.Error.Message, StringComparison.Ordinal);
    }
}
