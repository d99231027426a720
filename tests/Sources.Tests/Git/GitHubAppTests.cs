using System.Security.Cryptography;
using System.Text;
using Flux.Sources.Git;
using Flux.Sources.Secrets;

namespace Flux.Sources.Tests.Git;

public sealed class GitHubAppTests
{
    [Fact]
    public async Task GitHubProvider_WithAnApp_LogsInOnceAndFetchesWithTheToken()
    {
        await using var world = await GitWorld.StartAsync();
        await world.CommitAsync("first", ("a.yaml", "a: 1"));
        var logins = 0;
        world.Server.Intercept = async context =>
        {
            if (context.Request.Path.StartsWithSegments("/app"))
            {
                Interlocked.Increment(ref logins);
                Assert.Equal(3, context.Request.Headers.Authorization.ToString()["Bearer ".Length..].Split('.').Length);
                await context.Response.Body.WriteAsync("""{"token":"ghs_abc"}"""u8.ToArray());
                return true;
            }

            var expected = "Basic " + Convert.ToBase64String("x-access-token:ghs_abc"u8);
            context.Response.StatusCode = context.Request.Headers.Authorization == expected ? 200 : 401;
            return context.Response.StatusCode == 401;
        };
        var request = world.Request(new GitReference { Branch = "main" }) with { Provider = "github", Secret = Secret(world.Server.Url) };

        await world.FetchedAsync(request);
        await world.FetchedAsync(request);

        Assert.Equal(1, logins);
    }

    [Fact]
    public async Task GitHubProvider_WithoutAnApp_Stalls()
    {
        await using var world = await GitWorld.StartAsync();

        var failed = await world.FailedAsync(world.Request(new GitReference { Branch = "main" }) with { Provider = "github" });

        Assert.Equal(("InvalidProviderConfiguration", true), (failed.Reason, failed.Stalling));
        Assert.Equal("secretRef with github app data must be specified when provider is set to github", failed.Message);
    }

    [Fact]
    public async Task GenericProvider_WithAnApp_IsRefused()
    {
        await using var world = await GitWorld.StartAsync();

        var failed = await world.FailedAsync(world.Request(new GitReference { Branch = "main" }) with { Secret = Secret(world.Server.Url) });

        Assert.Equal("secretRef 'apps/github' has github app data but provider is not set to github", failed.Message);
    }

    [Theory]
    [InlineData("azure", "a personal access token of Azure DevOps")]
    [InlineData("aws", "the Git credentials of an IAM user")]
    public async Task CloudProvider_WithoutALoginToIt_NamesTheFieldAndWhatToUseInstead(string provider, string instead)
    {
        await using var world = await GitWorld.StartAsync();

        var failed = await world.FailedAsync(world.Request(new GitReference { Branch = "main" }) with { Provider = provider });

        Assert.Equal(("InvalidProviderConfiguration", true), (failed.Reason, failed.Stalling));
        Assert.StartsWith($"spec.provider '{provider}' needs a login", failed.Message, StringComparison.Ordinal);
        Assert.Contains($"name a Secret with {instead}", failed.Message, StringComparison.Ordinal);
    }

    private static NamedSecret Secret(string baseUrl)
    {
        using var rsa = RSA.Create(2048);
        return new NamedSecret("apps/github", new Dictionary<string, byte[]>
        {
            ["githubAppID"] = "1"u8.ToArray(),
            ["githubAppInstallationID"] = "2"u8.ToArray(),
            ["githubAppPrivateKey"] = Encoding.UTF8.GetBytes(rsa.ExportRSAPrivateKeyPem()),
            ["githubAppBaseURL"] = Encoding.UTF8.GetBytes(baseUrl),
        });
    }
}
