using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Flux.Sources.Egress;
using Flux.Sources.Git.Checkouts;
using Flux.Sources.Git.Credentials;

namespace Flux.Sources.Git.Transports;

/// <summary>Git's smart HTTP protocol. Only the first request may be redirected, and credentials stay with their host.</summary>
internal sealed class HttpGitTransport(EgressLease lease, Uri repository, GitCredentials credentials) : IGitTransport
{
    private const int MaxRedirects = 5;
    private const int MaxErrorBody = 4096;
    private const string InfoRefs = "/info/refs?service=git-upload-pack";

    private Uri _repository = WithoutUser(repository);
    private bool _sendCredentials = true;

    public bool HasServiceHeader => true;

    public bool SupportsVersion2 => true;

    public async Task<Stream> AdvertiseAsync(bool version2, CancellationToken cancellationToken)
    {
        var address = new Uri(_repository.AbsoluteUri.TrimEnd('/') + InfoRefs);
        for (var redirects = 0; ; redirects++)
        {
            var response = await SendAsync(HttpMethod.Get, address, null, version2, cancellationToken).ConfigureAwait(false);
            if (Redirection(response, address) is not { } next)
            {
                return await OpenAsync(response, address, cancellationToken).ConfigureAwait(false);
            }

            response.Dispose();
            if (redirects == MaxRedirects)
            {
                throw new SourceException($"Get \"{address}\": stopped after {MaxRedirects} redirects");
            }

            Follow(next);
            address = next;
        }
    }

    public async Task<Stream> RequestAsync(byte[] request, bool version2, CancellationToken cancellationToken)
    {
        var address = new Uri(_repository.AbsoluteUri.TrimEnd('/') + "/git-upload-pack");
        var content = new ByteArrayContent(request);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/x-git-upload-pack-request");
        var response = await SendAsync(HttpMethod.Post, address, content, version2, cancellationToken).ConfigureAwait(false);
        return await OpenAsync(response, address, cancellationToken).ConfigureAwait(false);
    }

    public ValueTask DisposeAsync()
    {
        lease.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<HttpResponseMessage> SendAsync(
        HttpMethod method, Uri address, HttpContent? content, bool version2, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, address) { Content = content };
        request.Headers.UserAgent.ParseAdd("git/2.0 (flux)");
        if (method == HttpMethod.Post)
        {
            request.Headers.Accept.ParseAdd("application/x-git-upload-pack-result");
        }

        if (version2)
        {
            request.Headers.Add("Git-Protocol", "version=2");
        }

        if (_sendCredentials)
        {
            request.Headers.Authorization = Authorization(method, address);
        }

        try
        {
            return await lease.Client.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (HttpFailure.IsNetworkFailure(error))
        {
            throw HttpFailure.Describe(method, address, error);
        }
        catch (OperationCanceledException)
        {
            throw new GitDeadlineException($"{HttpFailure.Verb(method)} \"{address}\": {GitDeadlineException.Exceeded}");
        }
    }

    private AuthenticationHeaderValue? Authorization(HttpMethod method, Uri address)
    {
        if (credentials.BearerToken is { Length: > 0 } token)
        {
            // Such as the line break that an editor leaves at the end of a file.
            return token.Any(char.IsControl)
                ? throw new SourceException($"{HttpFailure.Verb(method)} \"{address}\": net/http: invalid header field value for \"Authorization\"")
                : new AuthenticationHeaderValue("Bearer", token);
        }

        var pair = Encoding.UTF8.GetBytes($"{credentials.Username}:{credentials.Password}");
        return credentials.Username.Length == 0 ? null : new AuthenticationHeaderValue("Basic", Convert.ToBase64String(pair));
    }

    private static Uri? Redirection(HttpResponseMessage response, Uri address) =>
        (int)response.StatusCode is 301 or 302 or 303 or 307 or 308 && response.Headers.Location is { } location ? new Uri(address, location) : null;

    /// <summary>A redirect moves the repository, if it keeps the service's path; what is not HTTP, or falls back to plain HTTP, is refused.</summary>
    private void Follow(Uri next)
    {
        var text = next.AbsoluteUri;
        if (next.Scheme is not ("http" or "https") || (_repository.Scheme == "https" && next.Scheme == "http") || !text.EndsWith(InfoRefs, StringComparison.Ordinal))
        {
            throw new SourceException($"the server redirects to '{next.GetLeftPart(UriPartial.Path)}', which is not allowed");
        }

        var moved = new Uri(text[..^InfoRefs.Length]);
        _sendCredentials &= moved.Host == _repository.Host && moved.Port == _repository.Port && moved.Scheme == _repository.Scheme;
        _repository = WithoutUser(moved);
    }

    private static async Task<Stream> OpenAsync(HttpResponseMessage response, Uri address, CancellationToken cancellationToken)
    {
        var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        if (response.StatusCode == HttpStatusCode.OK)
        {
            return stream;
        }

        var body = new byte[MaxErrorBody];
        var length = await stream.ReadAtLeastAsync(body, body.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
        var reason = Encoding.UTF8.GetString(body, 0, length);
        response.Dispose();
        throw new SourceException(response.StatusCode switch
        {
            HttpStatusCode.Unauthorized => $"authentication required: {reason}",
            HttpStatusCode.Forbidden => $"authorization failed: {reason}",
            HttpStatusCode.NotFound => $"repository not found: {reason}",
            _ => $"unexpected client error: unexpected requesting \"{address}\" status code: {(int)response.StatusCode}",
        });
    }

    private static Uri WithoutUser(Uri address) => new UriBuilder(address) { UserName = "", Password = "" }.Uri;
}
