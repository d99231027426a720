using System.Globalization;
using System.Text;
using Flux.Kustomize.Building;

namespace Flux.Kustomize.Substitution;

/// <summary>What the operators do to a value. Lengths and offsets count bytes of UTF-8.</summary>
internal sealed class EnvSubstOperators(SubstitutionBudget budget)
{
    public string Apply(string name, string value, string[] arguments) => name switch
    {
        "," => value.Length == 0 ? value : char.ToLowerInvariant(value[0]) + value[1..],
        ",," => value.ToLowerInvariant(),
        "^" => value.Length == 0 ? value : char.ToUpperInvariant(value[0]) + value[1..],
        "^^" => value.ToUpperInvariant(),
        "#" when arguments.Length == 0 => Encoding.UTF8.GetByteCount(value).ToString(CultureInfo.InvariantCulture),
        "#" => GlobTrim.Prefix(value, arguments[0], longest: false, budget),
        "##" => GlobTrim.Prefix(value, arguments[0], longest: true, budget),
        "%" => GlobTrim.Suffix(value, arguments[0], longest: false, budget),
        "%%" => GlobTrim.Suffix(value, arguments[0], longest: true, budget),
        ":" => Substring(value, arguments),
        "/" or "//" or "/#" or "/%" => Replace(name, value, arguments),
        _ => value.Length == 0 ? string.Concat(arguments) : value,
    };

    private static string Substring(string value, string[] arguments)
    {
        if (!TryParse(arguments[0], out var start))
        {
            return value;
        }

        var bytes = Encoding.UTF8.GetBytes(value);
        start = start < 0 ? Math.Max(bytes.Length + start, 0) : start;
        if (arguments.Length == 1)
        {
            return Slice(bytes, start, bytes.Length);
        }

        if (!TryParse(arguments[1], out var length))
        {
            return value;
        }

        return length >= 0
            ? Slice(bytes, start, Math.Min(start + length, bytes.Length))
            : throw new KustomizeException($"the length {length} of a substring is negative");
    }

    private static string Slice(byte[] bytes, long start, long end) =>
        start < end ? Encoding.UTF8.GetString(bytes, (int)start, (int)(end - start)) : "";

    private static bool TryParse(string text, out long value) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value) && Math.Abs(value) < int.MaxValue;

    private string Replace(string name, string value, string[] arguments)
    {
        var (pattern, replacement) = (arguments[0], arguments.Length > 1 ? arguments[1] : "");
        switch (name)
        {
            case "//":
                return pattern.Length == 0 ? value : ReplaceAll(value, pattern, replacement);
            case "/#":
                return arguments.Length == 2 && value.StartsWith(pattern, StringComparison.Ordinal) ? replacement + value[pattern.Length..] : value;
            case "/%":
                return arguments.Length == 2 && value.EndsWith(pattern, StringComparison.Ordinal) ? value[..^pattern.Length] + replacement : value;
            default:
                var at = value.IndexOf(pattern, StringComparison.Ordinal);
                return at < 0 ? value : string.Concat(value.AsSpan(0, at), replacement, value.AsSpan(at + pattern.Length));
        }
    }

    /// <summary>How long it will be is found out before it is made.</summary>
    private string ReplaceAll(string value, string pattern, string replacement)
    {
        for (var at = 0; (at = value.IndexOf(pattern, at, StringComparison.Ordinal)) >= 0; at += pattern.Length)
        {
            budget.Work(replacement.Length);
        }

        return value.Replace(pattern, replacement, StringComparison.Ordinal);
    }
}
