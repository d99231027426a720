namespace Flux.Manifests.Yaml.Scanning;

/// <summary>
/// A token of the stream. Scalars that stand in the text as they are carry only their place in it; the others carry the
/// text that results from unfolding and unescaping.
/// </summary>
internal struct Token
{
    public TokenKind Kind;

    /// <summary>For scalars: written without quotes, hence open to interpretation.</summary>
    public bool IsPlain;

    /// <summary>For scalars: a folded block scalar, which does not survive being written and read again unchanged.</summary>
    public bool IsFolded;

    /// <summary>Line of the first character, from 0.</summary>
    public int Line;

    /// <summary>The flow level whose pending simple key begins at this token, or -1.</summary>
    public int KeyLevel;

    /// <summary>Where the raw text of a scalar stands; meaningless when <see cref="Text"/> is set.</summary>
    public int Start;

    public int Length;

    /// <summary>A built scalar; the name of an anchor or alias; the handle of a tag or directive; a version's <c>major.minor</c>.</summary>
    public string? Text;

    /// <summary>The suffix of a tag, or the prefix a directive declares.</summary>
    public string? Suffix;
}
