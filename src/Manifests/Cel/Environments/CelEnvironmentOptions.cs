using System.Collections.Frozen;
using Flux.Manifests.Cel.Functions;
using Flux.Manifests.Cel.Syntax;
using Flux.Manifests.Cel.Types;

namespace Flux.Manifests.Cel.Environments;

internal sealed record CelEnvironmentOptions
{
    public required FrozenDictionary<string, CelFunction> Functions { get; init; }

    public CelMacroSet Macros { get; init; } = CelMacroSet.Standard;

    public IReadOnlyList<KeyValuePair<string, CelType>> Variables { get; init; } = [];

    /// <summary>False: types are not checked, and every name may be a variable.</summary>
    public bool IsChecked { get; init; } = true;

    /// <summary>Whether constants that a function is bound to refuse are compile errors.</summary>
    public bool ChecksLiterals { get; init; }

    /// <summary>Whether the list given to <c>format</c> may mix types.</summary>
    public bool MixesFormatArguments { get; init; }

    public bool HasKubernetesTypes { get; init; }

    /// <summary>Whether expressions may make the messages of mutating policies.</summary>
    public bool HasPatchTypes { get; init; }

    public static FrozenDictionary<string, CelFunction> Library(params IEnumerable<CelFunction>[] functions)
    {
        var merged = new Dictionary<string, CelFunction>(StringComparer.Ordinal);
        foreach (var function in functions.SelectMany(library => library))
        {
            merged[function.Name] = merged.TryGetValue(function.Name, out var known) ? known.MergedWith(function) : function;
        }

        return merged.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
