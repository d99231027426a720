namespace Flux.Sources.Git;

/// <summary>One run of the pipeline: the request, and what is known so far for the case of a failure.</summary>
/// <param name="deadline">Ends the run.</param>
internal sealed class GitFetchRun(GitFetchRequest request, CancellationTokenSource deadline)
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);
    private static readonly TimeSpan ShortestForOthers = TimeSpan.FromMinutes(1);

    private GitFetchStage _stage;
    private long _received;

    public GitFetchRequest Request => request;

    public string? NewRevision { get; set; }

    public GitFetchStage Stage => _stage;

    public string? Verified { get; set; }

    public long BytesReceived => Interlocked.Read(ref _received);

    public bool HasContentChange { get; } = Differs(request);

    /// <summary>Whether signatures must be checked even if the remote has nothing new.</summary>
    public bool NeedsVerification =>
        request.Verification is { } wanted && !(request.Observed?.VerificationMode is { } seen && (seen == wanted.Mode || seen == GitVerificationMode.TagAndHead));

    /// <summary>
    /// Enters a stage. The request's timeout is for what Git does, whatever the stages before took; the others may take as long, and
    /// are not ended by a short one.
    /// </summary>
    public void Enter(GitFetchStage stage)
    {
        _stage = stage;
        var limit = stage == GitFetchStage.Checkout || request.Timeout > ShortestForOthers ? request.Timeout : ShortestForOthers;
        deadline.CancelAfter(limit < Longest ? limit : Longest);
    }

    public void CountReceived(int bytes) => Interlocked.Add(ref _received, bytes);

    private static bool Differs(GitFetchRequest request)
    {
        if (request.Observed is not { } observed)
        {
            return true;
        }

        return request.Ignore != observed.Ignore
            || request.RecurseSubmodules != observed.RecurseSubmodules
            || !request.SparseCheckout.SequenceEqual(observed.SparseCheckout)
            || !request.Includes.SequenceEqual(observed.Includes);
    }
}
