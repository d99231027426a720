using System.Text;
using Flux.KubeApi.Errors;

namespace Flux.KubeApi.Selection;

/// <summary>Reads <c>a=b,c!=d</c> with backslash escapes for <c>\</c>, <c>,</c> and <c>=</c>.</summary>
internal static class FieldSelectorParser
{
    /// <exception cref="ApiException">400</exception>
    public static FieldSelector Parse(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return FieldSelector.Everything;
        }

        return new FieldSelector([.. Split(text).Where(term => term.Length > 0).Select(term => ParseTerm(term, text))]);
    }

    private static List<string> Split(string text)
    {
        var terms = new List<string>();
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\')
            {
                i++;
            }
            else if (text[i] == ',')
            {
                terms.Add(text[start..i]);
                start = i + 1;
            }
        }

        terms.Add(text[start..]);
        return terms;
    }

    private static FieldTerm ParseTerm(string term, string whole)
    {
        for (var i = 0; i < term.Length; i++)
        {
            var rest = term.AsSpan(i);
            if (rest.StartsWith("!="))
            {
                return new FieldTerm(term[..i], false, Unescape(term[(i + 2)..]));
            }

            if (rest[0] == '=')
            {
                return new FieldTerm(term[..i], true, Unescape(term[(i + (rest.StartsWith("==") ? 2 : 1))..]));
            }
        }

        throw ApiErrors.BadRequest($"invalid selector: '{whole}'; can't understand '{term}'");
    }

    private static string Unescape(string value)
    {
        var text = new StringBuilder(value.Length);
        for (var i = 0; i < value.Length; i++)
        {
            if (value[i] is ',' or '=')
            {
                throw ApiErrors.BadRequest($"invalid field selector: unescaped character in value: {(int)value[i]}");
            }

            if (value[i] == '\\')
            {
                if (i + 1 == value.Length || value[i + 1] is not ('\\' or ',' or '='))
                {
                    throw ApiErrors.BadRequest($"invalid field selector: invalid escape sequence: {value[i..Math.Min(i + 2, value.Length)]}");
                }

                i++;
            }

            text.Append(value[i]);
        }

        return text.ToString();
    }
}
