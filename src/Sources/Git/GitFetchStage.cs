namespace Flux.Sources.Git;

/// <summary>How far a fetch came, in the order of the work: all before the stage has gone well.</summary>
public enum GitFetchStage
{
    /// <summary>Proxy, URL, credentials and provider.</summary>
    Authentication,

    /// <summary>The artifacts that are to be included.</summary>
    Includes,

    /// <summary>Finding and fetching the commit, its submodules and the wanted paths.</summary>
    Checkout,

    /// <summary>The signatures.</summary>
    Verification,

    /// <summary>Copying the includes and writing the artifact.</summary>
    Storage,
}
