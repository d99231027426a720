using System.IO.Compression;

namespace Flux.Sources.Serving;

/// <summary>
/// Git's smart HTTP protocol, fetch and push, over a directory of bare repositories, for stock git clients. For
/// demonstrations and tests: it needs the git program and leaves authentication to its caller. Thread-safe.
/// </summary>
public sealed class GitHttpBackend(GitHttpBackendOptions options)
{
    private const string InfoRefs = "/info/refs";
    private const string UploadPack = "git-upload-pack";
    private const string ReceivePack = "git-receive-pack";

    /// <summary>Answers one request. What is not a request for a repository here is 404.</summary>
    public async Task<GitHttpResponse> HandleAsync(GitHttpRequest request, CancellationToken cancellationToken)
    {
        var path = Uri.UnescapeDataString(request.Path);
        if (request.Method == "GET" && path.EndsWith(InfoRefs, StringComparison.Ordinal))
        {
            var service = ServiceOf(request.Query);
            return await StartAsync(request, path[..^InfoRefs.Length], service, advertise: true, cancellationToken).ConfigureAwait(false);
        }

        var slash = path.LastIndexOf('/');
        return request.Method == "POST" && slash > 0
            ? await StartAsync(request, path[..slash], path[(slash + 1)..], advertise: false, cancellationToken).ConfigureAwait(false)
            : GitHttpResponse.Text(404, "not found");
    }

    /// <summary>Makes an empty bare repository, with <c>main</c> as its branch, unless it is there.</summary>
    /// <param name="path">Such as <c>team/app.git</c>.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="SourceException">The path leads elsewhere, or git fails.</exception>
    public async Task CreateRepositoryAsync(string path, CancellationToken cancellationToken)
    {
        var directory = Locate(path) ?? throw new SourceException($"'{path}' is not a path of a repository");
        if (IsRepository(directory))
        {
            return;
        }

        Directory.CreateDirectory(directory);
        var process = GitProcess.Start(options.GitProgram, directory, "", "init", "--quiet", "--bare", "--initial-branch=main", "--", directory);
        await using (process.ConfigureAwait(false))
        {
            process.Feed(Stream.Null, 0);
            if (!await process.WaitAsync(cancellationToken).ConfigureAwait(false))
            {
                throw new SourceException($"git could not make the repository '{path}'");
            }
        }
    }

    private async Task<GitHttpResponse> StartAsync(
        GitHttpRequest request, string repository, string service, bool advertise, CancellationToken cancellationToken)
    {
        if (Locate(repository.TrimStart('/')) is not { } directory || !IsRepository(directory))
        {
            return GitHttpResponse.Text(404, "");
        }

        if (service is not (UploadPack or ReceivePack))
        {
            return GitHttpResponse.Text(403, "only the smart protocol is served");
        }

        if (service == ReceivePack && !options.AllowPush)
        {
            return GitHttpResponse.Text(403, "this repository takes no pushes");
        }

        return advertise
            ? Advertise(request, directory, service)
            : await CallAsync(request, directory, service, cancellationToken).ConfigureAwait(false);
    }

    private GitHttpResponse Advertise(GitHttpRequest request, string directory, string service)
    {
        var protocol = Protocol(request);
        var process = GitProcess.Start(
            options.GitProgram, directory, protocol, service["git-".Length..], "--stateless-rpc", "--advertise-refs", directory);
        process.Feed(Stream.Null, 0);
        var title = $"# service={service}\n";
        var header = protocol.Contains("version=2", StringComparison.Ordinal) && service == UploadPack ? "" : $"{title.Length + 4:x4}{title}0000";
        var body = new Archives.PrefixedStream(System.Text.Encoding.ASCII.GetBytes(header), process.Output);
        return new GitHttpResponse(200, $"application/x-{service}-advertisement", body, process.DisposeAsync);
    }

    private async Task<GitHttpResponse> CallAsync(GitHttpRequest request, string directory, string service, CancellationToken cancellationToken)
    {
        var process = GitProcess.Start(
            options.GitProgram, directory, Protocol(request), service["git-".Length..], "--stateless-rpc", directory);
        var isCompressed = request.Headers.TryGetValue("content-encoding", out var encoding) && encoding is "gzip" or "x-gzip";
        process.Feed(isCompressed ? new GZipStream(request.Body, CompressionMode.Decompress) : request.Body, options.MaxRequestBytes);
        if (service == UploadPack)
        {
            return new GitHttpResponse(200, $"application/x-{service}-result", process.Output, process.DisposeAsync);
        }

        // A push answers little, and whoever is told of it must find it done: so it is waited for.
        await using (process.ConfigureAwait(false))
        {
            var answer = new MemoryStream();
            await process.Output.CopyToAsync(answer, cancellationToken).ConfigureAwait(false);
            if (await process.WaitAsync(cancellationToken).ConfigureAwait(false))
            {
                options.OnPushed?.Invoke(Path.GetRelativePath(options.RepositoriesDirectory, directory).Replace('\\', '/'));
            }

            answer.Position = 0;
            return new GitHttpResponse(200, $"application/x-{service}-result", answer, () => ValueTask.CompletedTask);
        }
    }

    /// <summary>The directory of a repository, or null for paths that lead elsewhere.</summary>
    private string? Locate(string path)
    {
        var segments = path.Split('/');
        var valid = Array.TrueForAll(segments, segment =>
            segment.Length > 0 && segment[0] is not ('.' or '-') && segment.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_'));
        return valid ? Path.Combine([Path.GetFullPath(options.RepositoriesDirectory), .. segments]) : null;
    }

    private static bool IsRepository(string directory) => File.Exists(Path.Combine(directory, "HEAD")) && Directory.Exists(Path.Combine(directory, "objects"));

    private static string ServiceOf(string query) =>
        query.Split('&').FirstOrDefault(part => part.StartsWith("service=", StringComparison.Ordinal))?["service=".Length..] ?? "";

    private static string Protocol(GitHttpRequest request)
    {
        var value = request.Headers.TryGetValue("git-protocol", out var header) ? header : "";
        return value.Length <= 64 && value.All(c => char.IsAsciiLetterOrDigit(c) || c is '=' or ':') ? value : "";
    }
}
