using System.Net.Http.Headers;
using k8s.Authentication;

namespace Flux.Apply.Clients;

/// <summary>Bearer tokens that expire: each request carries what the source gives then.</summary>
internal sealed class PassingTokens(Func<CancellationToken, Task<string>> source) : ITokenProvider
{
    public async Task<AuthenticationHeaderValue> GetAuthenticationHeaderAsync(CancellationToken cancellationToken) =>
        new("Bearer", await source(cancellationToken).ConfigureAwait(false));
}
