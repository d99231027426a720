namespace Flux.Manifests.Yaml.Scanning;

/// <summary>A place where a mapping key without <c>?</c> may have begun; one for each flow level.</summary>
internal struct SimpleKey
{
    /// <summary>A key must be on one line and its colon within so many characters.</summary>
    public const int MaxLength = 1024;

    public bool IsPossible;

    /// <summary>Nothing but a key can stand here, so a missing colon is an error.</summary>
    public bool IsRequired;

    public int TokenNumber;

    /// <summary>
    /// Its token is handed on without waiting for a colon. Known from the original: so it is with an empty flow collection,
    /// which therefore cannot be a key.
    /// </summary>
    public bool IsForgotten;

    public int Line;
    public int Column;

    /// <summary>Characters from the start of the stream.</summary>
    public int Index;
}
