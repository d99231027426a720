using Flux.Manifests.Validation;

namespace Flux.Manifests.Selectors;

/// <summary>The text form of a label selector.</summary>
internal sealed class LabelSelectorParser(string text)
{
    private readonly List<string> _tokens = LabelSelectorLexer.Scan(text);
    private int _at;

    private string Next => _tokens[_at];

    private static bool IsIdentifier(string token) => token.Length > 0 && !LabelSelectorLexer.IsSymbol(token[0]);

    public List<LabelRequirement> Parse()
    {
        var requirements = new List<LabelRequirement>();
        if (Next.Length == 0)
        {
            return requirements;
        }

        if (!StartsRequirement(Next))
        {
            throw new SelectorException($"found '{Next}', expected: !, identifier, or 'end of string'");
        }

        while (true)
        {
            requirements.Add(ParseRequirement());
            var separator = Take();
            if (separator.Length == 0)
            {
                return requirements;
            }

            if (separator != ",")
            {
                throw new SelectorException($"found '{separator}', expected: ',' or 'end of string'");
            }

            if (!StartsRequirement(Next))
            {
                throw new SelectorException($"found '{Next}', expected: identifier after ','");
            }
        }
    }

    private static bool StartsRequirement(string token) => IsIdentifier(token) || token == "!";

    private LabelRequirement ParseRequirement()
    {
        var isNegated = Next == "!";
        _at += isNegated ? 1 : 0;
        var key = Take();
        if (!IsIdentifier(key))
        {
            throw Fail($"found '{key}', expected: identifier");
        }

        if (NameRules.QualifiedName(key) is { Count: > 0 } messages)
        {
            throw Fail(FieldError.Invalid(FieldError.NoField, key, string.Join("; ", messages)).ToString());
        }

        if (isNegated || Next is "" or ",")
        {
            return new LabelRequirement(key, isNegated ? LabelOperator.DoesNotExist : LabelOperator.Exists, []);
        }

        var @operator = ParseOperator();
        var values = @operator is LabelOperator.In or LabelOperator.NotIn ? ParseValues() : ParseExactValue();
        var requirement = new LabelRequirement(key, @operator, [.. values.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]);
        var errors = requirement.Validate();
        return errors.Count == 0 ? requirement : throw Fail(FieldErrorList.Aggregate(errors));
    }

    private LabelOperator ParseOperator()
    {
        var token = Take();
        return token switch
        {
            "in" => LabelOperator.In,
            "notin" => LabelOperator.NotIn,
            "=" => LabelOperator.Equals,
            "==" => LabelOperator.DoubleEquals,
            "!=" => LabelOperator.NotEquals,
            ">" => LabelOperator.GreaterThan,
            "<" => LabelOperator.LessThan,
            _ => throw Fail($"found '{token}', expected: in, notin, =, ==, !=, gt, lt"),
        };
    }

    private List<string> ParseValues()
    {
        var open = Take();
        if (open != "(")
        {
            throw Fail($"found '{open}' expected: '('");
        }

        if (Next == ")")
        {
            _at++;
            return [""];
        }

        if (!IsIdentifier(Next) && Next != ",")
        {
            throw Fail($"found '{Next}', expected: ',', ')' or identifier");
        }

        var values = ParseIdentifiers();
        _at++;
        return values;
    }

    /// <summary>Up to the closing bracket; an empty place stands for the empty value.</summary>
    private List<string> ParseIdentifiers()
    {
        var values = new List<string>();
        while (true)
        {
            var token = Take();
            if (IsIdentifier(token))
            {
                values.Add(token);
                if (Next == ")")
                {
                    return values;
                }

                if (Next != ",")
                {
                    throw Fail($"found '{Next}', expected: ',' or ')'");
                }
            }
            else if (token == ",")
            {
                if (values.Count == 0 || Next is ")" or ",")
                {
                    values.Add("");
                }

                if (Next == ")")
                {
                    return values;
                }
            }
            else
            {
                throw Fail($"found '{token}', expected: ',', or identifier");
            }
        }
    }

    private List<string> ParseExactValue()
    {
        if (Next is "" or ",")
        {
            return [""];
        }

        var token = Take();
        return IsIdentifier(token) ? [token] : throw Fail($"found '{token}', expected: identifier");
    }

    /// <summary>The end of the text is never passed.</summary>
    private string Take() => Next.Length == 0 ? "" : _tokens[_at++];

    private static SelectorException Fail(string problem) => new($"unable to parse requirement: {problem}");
}
