namespace Flux.Sources.Git;

/// <summary>A failure that already knows its reason and condition, on its way to the façade.</summary>
internal sealed class GitStepException(string reason, string message, string condition = "FetchFailed", bool stalling = false) : Exception(message)
{
    public string Reason { get; } = reason;

    public string Condition { get; } = condition;

    public bool Stalling { get; } = stalling;
}
