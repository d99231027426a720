using System.Collections.Concurrent;
using System.Net.Http.Headers;
using Flux.Manifests;
using Flux.Manifests.Json;
using Flux.Manifests.Nodes;
using Flux.Sources.Egress;

namespace Flux.Sources.Git.Credentials;

/// <summary>Gets and keeps the tokens of GitHub App installations. They live an hour and are used for most of it.</summary>
internal sealed class GitHubAppTokens(EgressClients egress, TimeProvider time)
{
    private const int MaxAnswerBytes = 1 << 20;
    private const int MaxKept = 4096;

    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(50);

    private readonly ConcurrentDictionary<string, (string Token, DateTimeOffset Until)> _tokens = new(StringComparer.Ordinal);

    /// <exception cref="SourceException">GitHub refuses or cannot be reached.</exception>
    public async Task<string> GetAsync(GitHubApp app, Uri? proxy, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (_tokens.TryGetValue(app.CacheKey, out var kept) && kept.Until > now)
        {
            return kept.Token;
        }

        using var lease = egress.Rent(new EgressSettings { Proxy = proxy });
        var installation = app.InstallationId.Length > 0 ? app.InstallationId : await FindInstallationAsync(lease, app, cancellationToken).ConfigureAwait(false);
        var answer = await CallAsync(lease, app, HttpMethod.Post, $"app/installations/{Uri.EscapeDataString(installation)}/access_tokens", cancellationToken).ConfigureAwait(false);
        var token = answer.GetString("token") ?? throw new SourceException("GitHub answered without a token");
        if (_tokens.Count >= MaxKept)
        {
            _tokens.Clear();
        }

        _tokens[app.CacheKey] = (token, now + Kept);
        return token;
    }

    private async Task<string> FindInstallationAsync(EgressLease lease, GitHubApp app, CancellationToken cancellationToken)
    {
        var answer = await CallAsync(lease, app, HttpMethod.Get, $"users/{Uri.EscapeDataString(app.InstallationOwner)}/installation", cancellationToken).ConfigureAwait(false);
        return (answer.Get("id") as NumberNode)?.Text ?? throw new SourceException($"GitHub knows no installation for '{app.InstallationOwner}'");
    }

    private async Task<Node> CallAsync(EgressLease lease, GitHubApp app, HttpMethod method, string path, CancellationToken cancellationToken)
    {
        var address = new Uri($"{app.BaseUrl.AbsoluteUri.TrimEnd('/')}/{path}");
        using var request = new HttpRequestMessage(method, address);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", app.CreateToken(time.GetUtcNow()));
        request.Headers.Accept.ParseAdd("application/vnd.github+json");
        request.Headers.UserAgent.ParseAdd("flux");
        try
        {
            using var response = await lease.Client.SendAsync(request, cancellationToken).ConfigureAwait(false);
            var body = await response.Content.ReadAsByteArrayAsync(MaxAnswerBytes, cancellationToken).ConfigureAwait(false);
            return response.IsSuccessStatusCode
                ? JsonNodeReader.Read(body)
                : throw new SourceException($"could not get a token of the GitHub App: {method} {address} answered {(int)response.StatusCode}");
        }
        catch (ManifestException error)
        {
            throw new SourceException("GitHub answered with something else than JSON", error);
        }
        catch (Exception error) when (HttpFailure.IsNetworkFailure(error))
        {
            throw HttpFailure.Describe(method, address, error);
        }
    }
}
