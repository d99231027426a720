namespace Flux.Sources.Git.Checkouts;

/// <summary>
/// The time for a remote step ran out, or the caller gave up: only who holds the tokens can tell which.
/// </summary>
internal sealed class GitDeadlineException(string message) : OperationCanceledException(message)
{
    public const string Exceeded = "context deadline exceeded";
}
