using System.Collections.Concurrent;
using System.Net;
using Flux.Sources.Serving;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.Logging;

namespace Flux.Conformance.FluxSources.Scenarios;

/// <summary>
/// The recorder's Git servers: the same repositories over plain HTTP, with a password, with a bearer token, and over SSH. The
/// recorded contents name them by address (submodules), so that they listen on the recorder's ports.
/// </summary>
internal sealed class GitLab
{
    public const int Git = 23100;
    private const int Basic = 23101;
    private const int Secure = 23102;
    private const int Bearer = 23103;
    private const int Mutual = 23104;

    private readonly ConcurrentDictionary<string, SemaphoreSlim> _locks = new(StringComparer.Ordinal);
    private readonly GitHttpBackend _backend;
    private readonly string _folder;

    private GitLab(string folder)
    {
        _folder = folder;
        _backend = new GitHttpBackend(new GitHttpBackendOptions { RepositoriesDirectory = folder });
    }

    public SshLab Ssh { get; private set; } = null!;

    public TlsLab Tls { get; } = new();

    public static async Task<GitLab> StartAsync()
    {
        var lab = new GitLab(Directory.CreateTempSubdirectory("flux-gitlab-").FullName);
        await lab.ServeAsync(Git, _ => null);
        await lab.ServeAsync(Basic, request => request.Headers.Authorization == BasicHeader("user", "pass") ? null : "Basic realm=\"git\"");
        await lab.ServeAsync(Bearer, request => request.Headers.Authorization == "Bearer case-token" ? null : "Bearer realm=\"git\"");
        await lab.ServeAsync(Secure, _ => null, https => https.ServerCertificate = lab.Tls.Server);
        await lab.ServeAsync(Mutual, _ => null, lab.Tls.DemandClientCertificate);
        await ProxyLab.StartAsync();
        lab.Ssh = await SshLab.StartAsync(lab._folder);
        return lab;
    }

    /// <summary>Makes a repository what its bundle says: its references and its HEAD. Without a bundle it has no commits.</summary>
    public async Task PublishAsync(string repository, byte[]? bundle, string head, IEnumerable<string> references, CancellationToken cancellationToken)
    {
        var gate = _locks.GetOrAdd(repository, _ => new SemaphoreSlim(1));
        await gate.WaitAsync(cancellationToken);
        try
        {
            var path = Path.Combine(_folder, repository);
            if (!Directory.Exists(path))
            {
                await GitRunner.RunAsync(cancellationToken, "init", "--quiet", "--bare", $"--object-format={FormatOf(references)}", path);
                await GitRunner.RunAsync(cancellationToken, "-C", path, "config", "uploadpack.allowAnySHA1InWant", "true");
            }

            await GitRunner.RunAsync(cancellationToken, "-C", path, "symbolic-ref", "HEAD", "refs/heads/moved-away");
            if (bundle is null)
            {
                File.Delete(Path.Combine(path, "packed-refs"));
                Directory.Delete(Path.Combine(path, "refs"), recursive: true);
                Directory.CreateDirectory(Path.Combine(path, "refs", "heads"));
            }
            else
            {
                var file = Path.Combine(_folder, $"{Guid.NewGuid():N}.bundle");
                await File.WriteAllBytesAsync(file, bundle, cancellationToken);
                await GitRunner.RunAsync(cancellationToken, "-C", path, "fetch", "--quiet", "--prune", "--force", file, "+refs/*:refs/*");
                File.Delete(file);
            }

            await GitRunner.RunAsync(cancellationToken, "-C", path, "symbolic-ref", "HEAD", head);
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>The hash of a repository is told by its length.</summary>
    private static string FormatOf(IEnumerable<string> references) => references.Any(hash => hash.Length == 64) ? "sha256" : "sha1";

    private static string BasicHeader(string user, string password) =>
        "Basic " + Convert.ToBase64String(System.Text.Encoding.ASCII.GetBytes($"{user}:{password}"));

    /// <param name="challenge">The WWW-Authenticate of a request that is denied; null for one that may pass.</param>
    /// <param name="https">What makes it a server with a certificate; null for plain HTTP.</param>
    private async Task ServeAsync(int port, Func<HttpRequest, string?> challenge, Action<HttpsConnectionAdapterOptions>? https = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.ConfigureHttpsDefaults(defaults => https?.Invoke(defaults)));
        var application = builder.Build();
        application.Urls.Add($"{(https is null ? "http" : "https")}://127.0.0.1:{port}");
        application.Run(async http =>
        {
            if (port == Mutual && !TlsLab.IsClient(http.Connection.ClientCertificate))
            {
                // As the recorder's server did: the connection stands, the request is refused.
                http.Response.StatusCode = (int)HttpStatusCode.BadRequest;
                await http.Response.WriteAsync("No required SSL certificate was sent");
                return;
            }

            if (challenge(http.Request) is { } demanded)
            {
                http.Response.StatusCode = (int)HttpStatusCode.Unauthorized;
                http.Response.Headers.WWWAuthenticate = demanded;
                http.Response.ContentType = "text/plain";
                await http.Response.WriteAsync("denied");
                return;
            }

            await AnswerAsync(http);
        });
        await application.StartAsync();
    }

    private async Task AnswerAsync(HttpContext http)
    {
        var headers = http.Request.Headers.ToDictionary(header => header.Key.ToLowerInvariant(), header => header.Value.ToString());
        var request = new GitHttpRequest(
            http.Request.Method, http.Request.Path.Value!, http.Request.QueryString.Value!.TrimStart('?'), headers, http.Request.Body);
        await using var response = await _backend.HandleAsync(request, http.RequestAborted);
        http.Response.StatusCode = response.Status;
        foreach (var (name, value) in response.Headers)
        {
            http.Response.Headers[name] = value;
        }

        await response.Body.CopyToAsync(http.Response.Body, http.RequestAborted);
    }
}
