namespace Flux.Sources.Git;

/// <summary>One run of the pipeline: the request, and what is known so far for the case of a failure.</summary>
internal sealed class GitFetchRun(GitFetchRequest request)
{
    public GitFetchRequest Request => request;

    public string? NewRevision { get; set; }

    public GitFetchStage Stage { get; set; }

    public string? Verified { get; set; }

    public bool HasContentChange { get; } = Differs(request);

    /// <summary>Whether signatures must be checked even if the remote has nothing new.</summary>
    public bool NeedsVerification =>
        request.Verification is { } wanted && !(request.Observed?.VerificationMode is { } seen && (seen == wanted.Mode || seen == GitVerificationMode.TagAndHead));

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
