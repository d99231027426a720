namespace Flux.Manifests.Patching;

/// <summary>How strategic merge patch treats a field.</summary>
/// <param name="Schema">The type of the value, or of a list's items.</param>
/// <param name="Strategy"><c>merge</c>, <c>replace</c> or empty, which is merge for objects and replace for lists.</param>
/// <param name="RetainKeys">A patch of the object lists the keys that are to stay.</param>
/// <param name="MergeKey">The field that identifies the items of a list; empty when there is none.</param>
public readonly record struct PatchField(IPatchSchema Schema, string Strategy, bool RetainKeys, string MergeKey)
{
    /// <summary>A field with the strategies as a schema states them: none, one, or two separated by a comma.</summary>
    public static PatchField Parse(IPatchSchema schema, string? strategies, string? mergeKey)
    {
        const string Retain = "retainKeys";
        var parts = (strategies ?? "").Split(',');
        var retains = parts.Contains(Retain, StringComparer.Ordinal);
        var rest = Array.Find(parts, part => part != Retain) ?? "";
        return new PatchField(schema, rest, retains, mergeKey ?? "");
    }
}
