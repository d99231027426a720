namespace Flux.Manifests.JsonPaths;

internal enum StepKind
{
    /// <summary>Text outside of braces, or a quoted text inside.</summary>
    Text,
    Field,
    Slice,
    Filter,
    Number,
    Boolean,
    Wildcard,
    Recursive,
    Union,

    /// <summary><c>range</c> or <c>end</c>.</summary>
    Identifier,

    /// <summary>What one pair of braces holds.</summary>
    Action,
}
