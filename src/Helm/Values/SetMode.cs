namespace Flux.Helm.Values;

/// <summary>How the right side of an assignment is read.</summary>
public enum SetMode
{
    /// <summary><c>--set</c>: booleans, null and whole numbers by their looks, else text.</summary>
    Typed,

    /// <summary><c>--set-string</c>: text.</summary>
    Text,

    /// <summary><c>--set-json</c>: JSON.</summary>
    Json,

    /// <summary><c>--set-file</c>: the content of the file of that name.</summary>
    File,

    /// <summary><c>--set-literal</c>: all that follows, without commas or escapes.</summary>
    Literal,
}
