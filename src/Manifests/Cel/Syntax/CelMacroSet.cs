namespace Flux.Manifests.Cel.Syntax;

/// <summary>Which macros an environment has beside the standard ones.</summary>
[Flags]
internal enum CelMacroSet
{
    Standard = 0,

    /// <summary><c>optMap</c>, <c>optFlatMap</c></summary>
    Optional = 1,

    /// <summary><c>all(i, v, …)</c>, <c>transformList</c>, <c>transformMap</c>, …</summary>
    TwoVariables = 2,

    /// <summary><c>sortBy</c></summary>
    SortBy = 4,
}
