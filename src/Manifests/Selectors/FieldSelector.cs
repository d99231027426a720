using System.Text;

namespace Flux.Manifests.Selectors;

/// <summary>A condition on fields of an object: <c>metadata.name=a,status.phase!=Running</c>. Immutable.</summary>
public sealed class FieldSelector
{
    public static readonly FieldSelector Everything = new([]);

    private FieldSelector(IReadOnlyList<FieldRequirement> requirements) => Requirements = requirements;

    public IReadOnlyList<FieldRequirement> Requirements { get; }

    public bool IsEmpty => Requirements.Count == 0;

    /// <exception cref="SelectorException">The text is no selector.</exception>
    public static FieldSelector Parse(string text)
    {
        var terms = Split(text).Where(term => term.Length > 0).Order(StringComparer.Ordinal);
        return new FieldSelector([.. terms.Select(term => ParseTerm(term, text))]);
    }

    /// <param name="field">The value of a field; null or empty when the object lacks it.</param>
    public bool Matches(Func<string, string?> field) => Requirements.All(requirement => requirement.Matches(field));

    /// <summary>The one value that a field must have; null when the selector allows others.</summary>
    public string? RequiredValue(string field) =>
        Requirements.FirstOrDefault(requirement => requirement.Field == field && !requirement.IsNegated)?.Value;

    public override string ToString() => string.Join(',', Requirements);

    internal static string Escape(string value) => value
        .Replace(@"\", @"\\", StringComparison.Ordinal)
        .Replace(",", @"\,", StringComparison.Ordinal)
        .Replace("=", @"\=", StringComparison.Ordinal);

    private static IEnumerable<string> Split(string text)
    {
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\')
            {
                i++;
            }
            else if (text[i] == ',')
            {
                yield return text[start..i];
                start = i + 1;
            }
        }

        yield return text[start..];
    }

    private static FieldRequirement ParseTerm(string term, string text)
    {
        for (var i = 0; i < term.Length; i++)
        {
            var rest = term.AsSpan(i);
            var width = rest.StartsWith("!=") || rest.StartsWith("==") ? 2 : rest[0] == '=' ? 1 : 0;
            if (width > 0)
            {
                return new FieldRequirement(term[..i], rest[0] == '!', Unescape(term[(i + width)..]));
            }
        }

        throw new SelectorException($"invalid selector: '{text}'; can't understand '{term}'");
    }

    private static string Unescape(string value)
    {
        var result = new StringBuilder(value.Length);
        for (var i = 0; i < value.Length; i++)
        {
            if (value[i] is ',' or '=')
            {
                throw new SelectorException($"invalid field selector: unescaped character in value: {(int)value[i]}");
            }

            if (value[i] == '\\')
            {
                i++;
                if (i == value.Length || value[i] is not ('\\' or ',' or '='))
                {
                    throw new SelectorException($"invalid field selector: invalid escape sequence: \\{(i == value.Length ? "" : value[i])}");
                }
            }

            result.Append(value[i]);
        }

        return result.ToString();
    }
}
