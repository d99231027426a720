namespace Flux.Sources.Git;

/// <summary>
/// What to check out. When several are set, commit wins over name, name over tag, tag over semver, semver over branch; with
/// none it is the branch <c>master</c>.
/// </summary>
public sealed record GitReference
{
    public const string DefaultBranch = "master";

    public string? Branch { get; init; }

    public string? Tag { get; init; }

    /// <summary>A range; the highest tag in it is taken.</summary>
    public string? SemVer { get; init; }

    /// <summary>A full reference name, such as <c>refs/pull/7/head</c>.</summary>
    public string? Name { get; init; }

    /// <summary>A full object id.</summary>
    public string? Commit { get; init; }
}
