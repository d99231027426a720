namespace Flux.Manifests.Patching;

/// <summary>The special keys and values of strategic merge patch.</summary>
internal static class Directives
{
    public const string Marker = "$patch";
    public const string RetainKeys = "$retainKeys";
    public const string Delete = "delete";
    public const string Replace = "replace";
    public const string Merge = "merge";
    public const string DeleteFromListPrefix = "$deleteFromPrimitiveList";
    public const string ElementOrderPrefix = "$setElementOrder";

    public const string BadPrimitiveList = "invalid patch format of primitive list";
    public const string BadRetainKeys = "invalid patch format of retainKeys";
    public const string BadElementOrder = "invalid patch format of setElementOrder list";

    /// <summary>The field's name in <c>$setElementOrder/name</c>.</summary>
    public static string FieldOf(string key, string prefix)
    {
        var slash = key.IndexOf('/', StringComparison.Ordinal);
        return slash == prefix.Length
            ? key[(slash + 1)..]
            : throw PatchException.Malformed(prefix == ElementOrderPrefix ? BadElementOrder : BadPrimitiveList);
    }

    public static bool IsParallelList(string key) =>
        key.StartsWith(DeleteFromListPrefix, StringComparison.Ordinal) || key.StartsWith(ElementOrderPrefix, StringComparison.Ordinal);
}
