using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Flux.Manifests.Schemas.Structural.Rules;

/// <summary>Paths to fields of a schema: <c>.a.b</c>, <c>.map['key']</c>.</summary>
internal static class SchemaFieldPath
{
    /// <param name="text">The path.</param>
    /// <param name="schema">Where it begins.</param>
    /// <param name="path">As errors print it: <c>a.b</c>, <c>map[key]</c>.</param>
    /// <param name="found">The schema at its end.</param>
    /// <param name="problem">Why there is none.</param>
    public static bool TryResolve(
        string text, SchemaNode schema, [NotNullWhen(true)] out string? path, [NotNullWhen(true)] out SchemaNode? found, [NotNullWhen(false)] out string? problem)
    {
        path = null;
        found = null;
        var printed = new StringBuilder();
        try
        {
            var tokens = new Queue<string>(Tokens(text));
            while (tokens.TryDequeue(out var token))
            {
                var isQuoted = token == "[";
                var name = token switch
                {
                    "[" => Unquote(Next(tokens)),
                    "." => Next(tokens),
                    _ => throw new FormatException($"expected [ or . but got: {token}"),
                };
                schema = Step(schema, name, printed);
                if (isQuoted && Next(tokens) is not "]" and var other)
                {
                    throw new FormatException($"expected ] but got {other}");
                }
            }
        }
        catch (FormatException error)
        {
            problem = error.Message;
            return false;
        }

        path = printed.ToString();
        found = schema;
        problem = null;
        return true;
    }

    private static string Next(Queue<string> tokens) => tokens.TryDequeue(out var token) ? token : throw new FormatException("unexpected end of JSON path");

    private static SchemaNode Step(SchemaNode schema, string name, StringBuilder printed)
    {
        if (schema.Properties.Count > 0)
        {
            printed.Append(printed.Length == 0 ? "" : ".").Append(name);
            return schema.PropertyMap.GetValueOrDefault(name) ?? throw new FormatException("does not refer to a valid field");
        }

        if (schema.AdditionalProperties is null)
        {
            throw new FormatException("does not refer to a valid field");
        }

        printed.Append('[').Append(name).Append(']');
        return schema.AdditionalProperties;
    }

    private static IEnumerable<string> Tokens(string text)
    {
        for (var at = 0; at < text.Length;)
        {
            var end = at + 1;
            if (text[at] == '\'')
            {
                while (end < text.Length && !(text[end] == '\'' && text[end - 1] != '\\'))
                {
                    end++;
                }

                end = Math.Min(end + 1, text.Length);
            }
            else if (text[at] is not ('.' or '[' or ']'))
            {
                end = text.IndexOfAny(['.', '[', ']'], at);
                end = end < 0 ? text.Length : end;
            }

            yield return text[at..end];
            at = end;
        }
    }

    private static string Unquote(string token)
    {
        if (token.Length < 2 || token[0] != '\'' || token[^1] != '\'')
        {
            throw new FormatException($"expected single quoted string but got {token}");
        }

        var content = token[1..^1];
        var result = new StringBuilder();
        for (var i = 0; i < content.Length; i++)
        {
            if (content[i] != '\\' || i + 1 == content.Length)
            {
                result.Append(content[i]);
                continue;
            }

            var letter = content[++i];
            var index = "abfnrtv'\\".IndexOf(letter, StringComparison.Ordinal);
            result.Append(index >= 0 ? "\a\b\f\n\r\t\v'\\"[index] : throw new FormatException($"invalid string literal: invalid escape char \\{letter}"));
        }

        return result.ToString();
    }
}
