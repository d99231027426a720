using Flux.Sources.Archives;
using Flux.Sources.Git.Checkouts;
using Flux.Sources.Git.Packs;
using Flux.Sources.Git.Ssh;

namespace Flux.Sources.Git;

/// <summary>Budgets and places of Git fetches. The defaults suit repositories of configuration.</summary>
public sealed record GitSourceOptions
{
    /// <summary>An existing directory with room for the packs of all fetches that run at once.</summary>
    public string ScratchDirectory { get; init; } = Path.GetTempPath();

    public PackLimits PackLimits { get; init; } = PackLimits.Default;

    public CheckoutLimits CheckoutLimits { get; init; } = CheckoutLimits.Default;

    /// <summary>When a repository has more references than this, only those of interest are asked for, at the price of two requests more.</summary>
    public int ManyReferences { get; init; } = 5000;

    public SshOptions Ssh { get; init; } = SshOptions.Default;

    /// <summary>For artifacts that are included.</summary>
    public ArchiveLimits ArchiveLimits { get; init; } = ArchiveLimits.Default;
}
