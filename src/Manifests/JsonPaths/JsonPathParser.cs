using System.Globalization;
using System.Text;
using Flux.Manifests.Nodes;

namespace Flux.Manifests.JsonPaths;

/// <summary>Template text to steps.</summary>
internal sealed class JsonPathParser(string text, int depth = 0)
{
    private const int MaxDepth = 50;
    private const char End = '\uFFFF';

    private int _at;

    private char Current => _at < text.Length ? text[_at] : End;

    public IReadOnlyList<Step> Parse()
    {
        if (depth > MaxDepth)
        {
            throw new JsonPathException($"filters are nested deeper than {MaxDepth}");
        }

        var steps = new List<Step>();
        while (_at < text.Length)
        {
            var brace = text.IndexOf('{', _at);
            var end = brace < 0 ? text.Length : brace;
            if (end > _at)
            {
                steps.Add(new Step(StepKind.Text) { Literal = text[_at..end] });
            }

            _at = end;
            if (brace >= 0)
            {
                _at++;
                steps.Add(ParseAction());
            }
        }

        return steps;
    }

    /// <summary>The inside of a pair of braces that is not part of a text.</summary>
    private Step ParseNested(string inside) => new JsonPathParser($"{{{inside}}}", depth + 1).Parse()[0];

    private Step ParseAction()
    {
        var steps = new List<Step>();
        while (true)
        {
            var rest = text.AsSpan(_at);
            if (rest.StartsWith("}"))
            {
                _at++;
                return new Step(StepKind.Action) { Children = steps };
            }

            if (rest.StartsWith("[?("))
            {
                steps.Add(ParseFilter());
            }
            else if (rest.StartsWith(".."))
            {
                ParseRecursive(steps);
            }
            else
            {
                ParseStep(steps);
            }
        }
    }

    private void ParseStep(List<Step> steps)
    {
        var character = Current;
        switch (character)
        {
            case End or '\r' or '\n':
                throw new JsonPathException("unclosed action");
            case ' ' or '@' or '$':
                _at++;
                break;
            case '[':
                steps.AddRange(ParseArray());
                break;
            case '"' or '\'':
                steps.Add(ParseQuote(character));
                break;
            case '.':
                _at++;
                steps.Add(ParseField());
                break;
            case '+' or '-':
                steps.Add(ParseNumber());
                break;
            default:
                steps.Add(ParseWord(character));
                break;
        }
    }

    private Step ParseWord(char character)
    {
        if (char.IsDigit(character))
        {
            return ParseNumber();
        }

        if (character != '_' && !char.IsLetter(character))
        {
            var rune = Rune.TryGetRuneAt(text, _at, out var found) ? found : Rune.ReplacementChar;
            var shown = Flux.Manifests.Text.GoText.IsPrintable(rune) ? $" '{rune}'" : "";
            throw new JsonPathException($"unrecognized character in action: U+{rune.Value:X4}{shown}");
        }

        var start = _at;
        while (!IsTerminator(Current))
        {
            _at++;
        }

        var word = text[start.._at];
        return word is "true" or "false"
            ? new Step(StepKind.Boolean) { Literal = word == "true" }
            : new Step(StepKind.Identifier, word);
    }

    private void ParseRecursive(List<Step> steps)
    {
        if (steps.Count > 0 && steps[^1].Kind == StepKind.Recursive)
        {
            throw new JsonPathException("invalid multiple recursive descent");
        }

        _at += 2;
        steps.Add(new Step(StepKind.Recursive));
        if (Current == '_' || char.IsLetterOrDigit(Current))
        {
            steps.Add(ParseField());
        }
    }

    private Step ParseField()
    {
        var start = _at;
        while (!IsTerminator(Current))
        {
            _at += Current == '\\' && _at + 1 < text.Length ? 2 : 1;
        }

        var name = text[start.._at];
        return name == "*" ? new Step(StepKind.Wildcard) : new Step(StepKind.Field, name.Replace("\\", "", StringComparison.Ordinal));
    }

    private Step ParseNumber()
    {
        var start = _at;
        _at += Current is '+' or '-' ? 1 : 0;
        while (Current == '.' || char.IsDigit(Current))
        {
            _at++;
        }

        var digits = text[start.._at];
        if (int.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var integer))
        {
            return new Step(StepKind.Number) { Literal = integer };
        }

        if (!double.TryParse(digits, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value))
        {
            throw new JsonPathException($"cannot parse number {digits}");
        }

        // A fraction is kept even where it is zero: it tells floats from integers.
        return new Step(StepKind.Number) { Literal = new NumberNode(value.ToString("0.0###############", CultureInfo.InvariantCulture)) };
    }

    private IReadOnlyList<Step> ParseArray()
    {
        var start = _at + 1;
        while (Current != ']')
        {
            if (Current is End or '\n')
            {
                throw new JsonPathException("unterminated array");
            }

            _at++;
        }

        var inside = text[start.._at++];
        inside = inside == "*" ? ":" : inside;
        var parts = inside.Split(',');
        if (parts.Length > 1)
        {
            return [new Step(StepKind.Union) { Children = [.. parts.Select(part => ParseNested($"[{part.Trim(' ')}]"))] }];
        }

        var isKey = inside.Length >= 2 && inside[0] == '\'' && inside.IndexOf('\'', 1) == inside.Length - 1;
        return isKey ? ParseNested("." + inside[1..^1]).Children : [new Step(StepKind.Slice) { Bounds = SliceParser.Parse(inside) }];
    }

    private Step ParseFilter()
    {
        _at += "[?(".Length;
        var start = _at;
        var quote = '\0';
        var isClosed = false;
        for (; !(Current == ')' && (quote == '\0') == !isClosed); _at++)
        {
            switch (Current)
            {
                case End or '\n':
                    throw new JsonPathException("unterminated filter");
                case '"' or '\'' when quote == '\0':
                    quote = Current;
                    break;
                case '"' or '\'' when Current == quote && text[_at - 1] != '\\':
                    isClosed = true;
                    break;
                default:
                    break;
            }
        }

        var condition = text[start.._at++];
        if (Current != ']')
        {
            throw new JsonPathException("unclosed array expect ]");
        }

        _at++;
        return SplitCondition(condition);
    }

    private Step SplitCondition(string condition)
    {
        const string Operators = "!<>=";
        var at = condition.AsSpan().IndexOfAny(Operators);
        var end = at;
        while (end >= 0 && end < condition.Length && Operators.Contains(condition[end], StringComparison.Ordinal))
        {
            end++;
        }

        // An operator must leave something on both sides, if need be by giving up its own last character.
        end = end == condition.Length && end - at > 1 ? end - 1 : end;
        if (at <= 0 || end == condition.Length)
        {
            return new Step(StepKind.Filter, "exists") { Children = [ParseNested(condition)] };
        }

        return new Step(StepKind.Filter, condition[at..end]) { Children = [ParseNested(condition[..at]), ParseNested(condition[end..])] };
    }

    private Step ParseQuote(char quote)
    {
        var start = _at++;
        while (Current != quote || text[_at - 1] == '\\')
        {
            if (Current is End or '\n')
            {
                throw new JsonPathException("unterminated quoted string");
            }

            _at++;
        }

        _at++;
        return new Step(StepKind.Text) { Literal = GoUnquoter.Unquote(text[start.._at]) };
    }

    private static bool IsTerminator(char character) => character is End or ' ' or '\t' or '\r' or '\n' or '.' or ',' or '[' or ']' or '$' or '@' or '{' or '}';
}
