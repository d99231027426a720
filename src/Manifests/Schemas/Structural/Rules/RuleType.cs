using System.Collections.Frozen;
using Flux.Manifests.Cel.Types;

namespace Flux.Manifests.Schemas.Structural.Rules;

/// <summary>The type that a value has in rules, with the sizes that it can reach in one request.</summary>
internal sealed class RuleType
{
    public required CelType Type { get; init; }

    /// <summary>The largest length: of a string in bytes, of a list in items, of a map in entries.</summary>
    public long MaxElements { get; init; }

    /// <summary>The fewest bytes of JSON that a value takes.</summary>
    public long MinSerializedSize { get; init; }

    /// <summary>The type of items or values.</summary>
    public RuleType? Element { get; init; }

    /// <summary>The type of keys, of maps only.</summary>
    public RuleType? Key { get; init; }

    /// <summary>The fields of an object, by escaped names.</summary>
    public FrozenDictionary<string, RuleType> Fields { get; init; } = FrozenDictionary<string, RuleType>.Empty;
}
