using System.Collections.Frozen;

namespace Flux.Manifests.Schemas.Structural.Rules;

/// <summary>Property names as rules write them: <c>my-prop</c> is <c>my__dash__prop</c>, <c>namespace</c> is <c>__namespace__</c>.</summary>
internal static class FieldNameEscaping
{
    private static readonly FrozenSet<string> Reserved = new[]
    {
        "true", "false", "null", "in", "as", "break", "const", "continue", "else", "for", "function", "if", "import", "let",
        "loop", "package", "namespace", "return", "var", "void", "while",
    }.ToFrozenSet();

    /// <summary>Null when the name cannot be written in a rule.</summary>
    public static string? Escape(string name)
    {
        if (name.Length == 0 || char.IsAsciiDigit(name[0]))
        {
            return null;
        }

        if (Reserved.Contains(name))
        {
            return $"__{name}__";
        }

        return name.All(character => char.IsAsciiLetterOrDigit(character) || character is '_' or '.' or '-' or '/')
            ? name.Replace("__", "__underscores__", StringComparison.Ordinal).Replace(".", "__dot__", StringComparison.Ordinal)
                .Replace("-", "__dash__", StringComparison.Ordinal).Replace("/", "__slash__", StringComparison.Ordinal)
            : null;
    }
}
