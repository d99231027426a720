using System.Net.Sockets;
using Flux.Sources.Egress;
using Flux.Sources.Git.Checkouts;
using Flux.Sources.Git.Credentials;
using Flux.Sources.Git.Verification;
using Flux.Sources.Storage;

namespace Flux.Sources.Git;

/// <summary>
/// Fetches Git repositories into the artifact store. Each call is one step without memory: what was seen before comes in
/// with the request. Thread-safe.
/// </summary>
public sealed class GitSource
{
    private const string OperationFailed = "GitOperationFailed";

    private readonly GitFetchPipeline _pipeline;
    private readonly TimeProvider _time;

    public GitSource(EgressClients egress, ArtifactStore store, GitSourceOptions options, TimeProvider time)
    {
        _pipeline = new GitFetchPipeline(
            egress, store, options, new GitAuthentication(new GitHubAppTokens(egress, time)), new GitVerifier(time));
        _time = time;
    }

    /// <summary>Fetches what the request's reference means now, unless the artifact in storage is that already.</summary>
    /// <exception cref="OperationCanceledException">The caller gave up; nothing was changed.</exception>
    public async Task<GitFetchResult> FetchAsync(GitFetchRequest request, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(Timeout.InfiniteTimeSpan, _time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        var run = new GitFetchRun(request, deadline);
        var result = await RunAsync(run, linked.Token, cancellationToken).ConfigureAwait(false);
        return result with { BytesReceived = run.BytesReceived };
    }

    private async Task<GitFetchResult> RunAsync(GitFetchRun run, CancellationToken linked, CancellationToken cancellationToken)
    {
        try
        {
            // Unpacking and archiving are long computations: they must not hold the caller's scheduler.
            return await Task.Run(() => _pipeline.RunAsync(run, linked), cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (GitStepException error)
        {
            return Failed(error.Reason, error.Message, error.Condition, run) with { Stalling = error.Stalling };
        }
        catch (GitDeadlineException error)
        {
            return CheckoutFailed(error.Message, run) with { IsHostFault = true };
        }
        catch (OperationCanceledException)
        {
            return CheckoutFailed(GitDeadlineException.Exceeded, run) with { IsHostFault = true };
        }
        catch (SourceException error)
        {
            return CheckoutFailed(error.Message, run) with { IsHostFault = run.Request.ProxySecret is null && IsHostFault(error) };
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return Failed("ArchiveOperationFailed", $"unable to archive artifact to storage: {error.Message}", "StorageOperationFailed", run);
        }
    }

    /// <summary>Whether the network failed somewhere below, as opposed to a server that answered with a refusal. A proxy's fault is not the host's.</summary>
    private static bool IsHostFault(Exception? error)
    {
        for (; error is not null; error = error.InnerException)
        {
            switch (error)
            {
                case HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError }:
                    // It did answer, with a certificate that is not trusted.
                    return false;
                case HttpRequestException or IOException or SocketException:
                    return true;
            }
        }

        return false;
    }

    private static GitFetchFailed CheckoutFailed(string message, GitFetchRun run) =>
        Failed(OperationFailed, $"failed to checkout and determine revision: {message}", "FetchFailed", run);

    private static GitFetchFailed Failed(string reason, string message, string condition, GitFetchRun run) =>
        new(reason, message, condition, false, run.NewRevision) { Stage = run.Stage, Verified = run.Verified };
}
