using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Flux.Sources.Serving;

namespace Flux.Kustomize.Tests.Remotes;

/// <summary>A Git server with repositories that tests write out, and single files beside them.</summary>
internal sealed class GitHost : IAsyncDisposable
{
    /// <summary>Content that begins with this is that of a symbolic link.</summary>
    public const string Link = "-> ";

    /// <summary>Content that begins with this is the commit of a submodule.</summary>
    public const string Submodule = "=> ";

    private readonly string _folder = Directory.CreateTempSubdirectory("git-host-").FullName;
    private readonly HttpListener _listener = new();
    private readonly GitHttpBackend _backend;
    private readonly Task _serving;

    public GitHost()
    {
        Url = $"http://127.0.0.1:{FreePorts.Take()}";
        _listener.Prefixes.Add(Url + "/");
        _listener.Start();
        _backend = new GitHttpBackend(new GitHttpBackendOptions { RepositoriesDirectory = Directory.CreateDirectory(Path.Combine(_folder, "served")).FullName });
        _serving = ServeAsync();
    }

    public string Url { get; }

    /// <summary>Where a repository lies on this machine.</summary>
    public string PathOf(string name) => Path.Combine(_folder, "served", name);

    /// <summary>Requests under this path are never answered.</summary>
    public string? Silent { get; set; }

    /// <summary>Files served by their path, without Git.</summary>
    public Dictionary<string, string> Files { get; } = [];

    /// <summary>Writes a repository with one commit, and more references to it.</summary>
    /// <returns>The commit's id.</returns>
    public async Task<string> CreateAsync(string name, Dictionary<string, string> files, params string[] references)
    {
        var work = Directory.CreateDirectory(Path.Combine(_folder, "work", name)).FullName;
        await GitAsync(work, "init", "--quiet", "--initial-branch=main");
        foreach (var (path, content) in files.Where(file => !file.Value.StartsWith(Submodule, StringComparison.Ordinal)))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(work, path))!);
            if (content.StartsWith(Link, StringComparison.Ordinal))
            {
                File.CreateSymbolicLink(Path.Combine(work, path), content[Link.Length..]);
            }
            else
            {
                await File.WriteAllTextAsync(Path.Combine(work, path), content);
            }
        }

        await GitAsync(work, "add", "--all");
        foreach (var (path, content) in files.Where(file => file.Value.StartsWith(Submodule, StringComparison.Ordinal)))
        {
            await GitAsync(work, "update-index", "--add", "--cacheinfo", $"160000,{content[Submodule.Length..]},{path}");
        }

        await GitAsync(work, "-c", "user.name=t", "-c", "user.email=t@example.com", "commit", "--quiet", "-m", "first");
        foreach (var reference in references)
        {
            await GitAsync(work, "update-ref", reference, "HEAD");
        }

        await GitAsync(_folder, "clone", "--quiet", "--mirror", work, Path.Combine(_folder, "served", name));
        return (await GitAsync(work, "rev-parse", "HEAD")).Trim();
    }

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _serving;
        _listener.Close();
        Directory.Delete(_folder, recursive: true);
    }

    private static async Task<string> GitAsync(string folder, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("git", arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? await output : throw new InvalidOperationException(errors);
    }

    private async Task ServeAsync()
    {
        while (_listener.IsListening)
        {
            try
            {
                await AnswerAsync(await _listener.GetContextAsync());
            }
            catch (Exception error) when (error is HttpListenerException or ObjectDisposedException)
            {
                // The listener was stopped, or a client went away.
            }
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        var path = context.Request.Url!.AbsolutePath;
        if (Silent is not null && path.StartsWith(Silent, StringComparison.Ordinal))
        {
            return;
        }

        if (Files.TryGetValue(path, out var file))
        {
            await context.Response.OutputStream.WriteAsync(System.Text.Encoding.UTF8.GetBytes(file));
        }
        else
        {
            var headers = context.Request.Headers.AllKeys.ToDictionary(key => key!.ToLowerInvariant(), key => context.Request.Headers[key]!);
            var request = new GitHttpRequest(context.Request.HttpMethod, path, context.Request.Url.Query.TrimStart('?'), headers, context.Request.InputStream);
            await using var response = await _backend.HandleAsync(request, CancellationToken.None);
            context.Response.StatusCode = response.Status;
            foreach (var (name, value) in response.Headers)
            {
                context.Response.Headers[name] = value;
            }

            await response.Body.CopyToAsync(context.Response.OutputStream);
        }

        context.Response.Close();
    }
}
