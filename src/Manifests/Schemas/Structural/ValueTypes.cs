using Flux.Manifests.Nodes;

namespace Flux.Manifests.Schemas.Structural;

/// <summary>JSON values by the type names of schemas.</summary>
internal static class ValueTypes
{
    public static string NameOf(Node value) => value switch
    {
        StringNode => "string",
        NumberNode number => number.TryGetInt64(out _) ? "integer" : "number",
        BooleanNode => "boolean",
        ListNode => "array",
        MapNode => "object",
        _ => "null",
    };

    /// <summary>The format that a value has by itself: a number's size.</summary>
    public static string FormatOf(Node value) => value is NumberNode number ? number.TryGetInt64(out _) ? "int64" : "float64" : "";

    /// <summary>A whole double where an integer is wanted, and an integer where a number is.</summary>
    public static bool IsCompatibleNumber(CompiledKeywords compiled, Node value) => value is NumberNode number
        && (number.TryGetInt64(out _) ? compiled.Allows("number") : compiled.Allows("integer") && JsonNumbers.IsInteger(number.ToDouble()));

    /// <summary>The length of a string as limits count it: in code points.</summary>
    public static int CountCharacters(string text)
    {
        var count = text.Length;
        foreach (var character in text)
        {
            count -= char.IsLowSurrogate(character) ? 1 : 0;
        }

        return count;
    }

    /// <summary>The value with the keys of every map in order, which is how values are printed in messages.</summary>
    public static Node Sorted(Node value)
    {
        if (value is not (MapNode or ListNode))
        {
            return value;
        }

        var copy = value.DeepClone();
        copy.SortAllKeys();
        return copy;
    }
}
