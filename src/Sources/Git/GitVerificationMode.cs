namespace Flux.Sources.Git;

/// <summary>Which signatures are required.</summary>
public enum GitVerificationMode
{
    /// <summary>The commit's.</summary>
    Head,

    /// <summary>The annotated tag's.</summary>
    Tag,

    /// <summary>Both.</summary>
    TagAndHead,
}
