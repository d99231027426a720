namespace Flux.Sources.Git.Checkouts;

/// <summary>
/// Exactly one of: a checkout; the revision that is still the newest; or neither, for a repository without commits.
/// </summary>
internal sealed record CheckoutResult(Checkout? Checkout, string? UnchangedRevision)
{
    public static CheckoutResult EmptyRepository { get; } = new(null, null);

    public static CheckoutResult Unchanged(string revision) => new(null, revision);

    public static CheckoutResult Of(Checkout checkout) => new(checkout, null);
}
