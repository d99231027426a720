using System.Collections.Frozen;
using Flux.Manifests.Cel.Types;

namespace Flux.Manifests.Cel.Admission;

/// <summary>
/// The messages that expressions of mutating policies make: <c>Object</c> with a type of its own for every path below it, whose fields may
/// be anything, and <c>JSONPatch</c>.
/// </summary>
public static class PatchTypes
{
    private const string ObjectName = "Object";
    private const string PatchName = "JSONPatch";

    private static readonly FrozenDictionary<string, CelType> PatchFields = new Dictionary<string, CelType>
    {
        ["op"] = CelType.String,
        ["path"] = CelType.String,
        ["from"] = CelType.String,
        ["value"] = CelType.Dyn,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>What the expression of an apply configuration evaluates to.</summary>
    public static CelType ApplyConfiguration { get; } = CelType.Object(ObjectName, static _ => CelType.Dyn);

    /// <summary>What the expression of a JSON patch evaluates to.</summary>
    public static CelType JsonPatch { get; } = CelType.List(CelType.Object(PatchName, PatchFields.GetValueOrDefault));

    /// <summary>The type of a name; null when it is none of these.</summary>
    internal static CelType? Find(string name) => name == PatchName ? JsonPatch.Parameters[0]
        : name == ObjectName ? ApplyConfiguration
        : name.StartsWith(ObjectName + ".", StringComparison.Ordinal) ? CelType.Object(name, static _ => CelType.Dyn)
        : null;
}
