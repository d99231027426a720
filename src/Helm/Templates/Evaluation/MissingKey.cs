namespace Flux.Helm.Templates.Evaluation;

/// <summary>What a key that a map lacks evaluates to.</summary>
internal enum MissingKey
{
    /// <summary>No value: prints <c>&lt;no value&gt;</c>, and further fields of it are no value either.</summary>
    Invalid,

    /// <summary>The zero value of the map's elements, nil for most.</summary>
    Zero,

    /// <summary>An error.</summary>
    Error,
}
