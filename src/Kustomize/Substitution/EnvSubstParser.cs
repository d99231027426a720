using Flux.Kustomize.Building;

namespace Flux.Kustomize.Substitution;

/// <summary>
/// Parses a text by the grammar that Flux users know, odd corners included: a parameter is either one nested variable or text
/// up to its end, and only defaults may mix them.
/// </summary>
internal sealed class EnvSubstParser(EnvSubstScanner scanner)
{
    private const int MaxDepth = 100;
    private const string BadSubstitution = "bad substitution";

    private int _depth;

    public IReadOnlyList<EnvSubstPart> Parse()
    {
        var parts = new List<EnvSubstPart>();
        while (true)
        {
            Expect(static (_, _) => true, words: true, opening: true, escapes: true);
            scanner.EscapesSlashes = false;
            switch (scanner.Scan())
            {
                case EnvSubstToken.End:
                    return parts;
                case EnvSubstToken.Word:
                    parts.Add(new TextPart(scanner.Word));
                    break;
                case EnvSubstToken.Open:
                    parts.Add(ParseVariable());
                    break;
                default:
                    throw new KustomizeException(BadSubstitution);
            }
        }
    }

    private VariablePart ParseVariable()
    {
        if (++_depth > MaxDepth)
        {
            throw new KustomizeException($"variables are nested more than {MaxDepth} deep");
        }

        scanner.EscapesSlashes = true;
        var part = scanner.Peek() == '#' ? ParseLength() : ParseNamed();
        _depth--;
        return part;
    }

    private VariablePart ParseNamed()
    {
        Expect(IsNameCharacter, words: true);
        if (scanner.Scan() != EnvSubstToken.Word)
        {
            throw new KustomizeException("unable to parse variable name");
        }

        var name = scanner.Word;
        switch (scanner.Peek())
        {
            case ':' when scanner.Peek(1) is not ('=' or '-' or '?' or '+'):
                return ParseSubstring(name);
            case ':' or '=':
                return ParseDefault(name);
            case ',' or '^':
                return new VariablePart(name, Operator((c, i) => c is ',' or '^' && i < 3), Close([]));
            case '/':
                return ParseReplacement(name);
            case '#':
                return ParseTrim(name, '#');
            case '%':
                return ParseTrim(name, '%');
            default:
                Expect(IsNameCharacter, closing: true);
                return scanner.Scan() == EnvSubstToken.Close
                    ? new VariablePart(name, "", [])
                    : throw new KustomizeException("missing closing brace");
        }
    }

    private VariablePart ParseLength()
    {
        var kind = Operator((c, i) => c == '#' && i == 1);
        Expect(IsNameCharacter, words: true);
        if (scanner.Scan() != EnvSubstToken.Word)
        {
            throw new KustomizeException(BadSubstitution);
        }

        return new VariablePart(scanner.Word, kind, Close([]));
    }

    private VariablePart ParseSubstring(string name)
    {
        var kind = Operator((c, i) => c == ':' && i == 1);
        var offset = Parameter((c, _) => c is not (':' or '}'));
        Expect((c, _) => c == ':', words: true, closing: true);
        switch (scanner.Scan())
        {
            case EnvSubstToken.Close:
                return new VariablePart(name, kind, [offset]);
            case EnvSubstToken.Word:
                var length = Parameter((c, _) => c != '}');
                return new VariablePart(name, kind, Close([offset, length]));
            default:
                throw new KustomizeException(BadSubstitution);
        }
    }

    private VariablePart ParseDefault(string name)
    {
        var kind = scanner.Peek() == '='
            ? Operator((c, i) => c == '=' && i == 1)
            : Operator((c, i) => i == 1 ? c == ':' : i == 2 && c is '=' or '-' or '?' or '+');
        var parts = new List<EnvSubstPart>();
        while (scanner.Peek() != '}')
        {
            parts.Add(Parameter((c, _) => c != '}'));
        }

        return new VariablePart(name, kind, Close(parts));
    }

    private VariablePart ParseTrim(string name, char symbol)
    {
        var kind = Operator((c, i) => c == symbol && i < 3);
        return new VariablePart(name, kind, Close([Parameter((c, _) => c != '}')]));
    }

    private VariablePart ParseReplacement(string name)
    {
        var kind = Operator((c, i) => i == 1 ? c == '/' : i == 2 && c is '/' or '#' or '%');
        var pattern = Parameter((c, _) => c != '/', escapes: true);
        Expect((c, i) => c == '/' && i == 1, words: true);
        if (scanner.Scan() != EnvSubstToken.Word)
        {
            throw new KustomizeException(BadSubstitution);
        }

        return scanner.Peek() == '}'
            ? new VariablePart(name, kind, Close([pattern]))
            : new VariablePart(name, kind, Close([pattern, Parameter((c, _) => c != '}', escapes: true)]));
    }

    private string Operator(Func<char, int, bool> accepts)
    {
        Expect(accepts, words: true);
        return scanner.Scan() == EnvSubstToken.Word ? scanner.Word : throw new KustomizeException(BadSubstitution);
    }

    private EnvSubstPart Parameter(Func<char, int, bool> accepts, bool escapes = false)
    {
        Expect(accepts, words: true, opening: true, escapes: escapes);
        return scanner.Scan() switch
        {
            EnvSubstToken.Open => ParseVariable(),
            EnvSubstToken.Word => new TextPart(scanner.Word),
            _ => throw new KustomizeException("unable to parse substitution within function"),
        };
    }

    private IReadOnlyList<EnvSubstPart> Close(IReadOnlyList<EnvSubstPart> arguments)
    {
        Expect(static (_, _) => false, closing: true);
        return scanner.Scan() == EnvSubstToken.Close ? arguments : throw new KustomizeException(BadSubstitution);
    }

    private void Expect(Func<char, int, bool> accepts, bool words = false, bool opening = false, bool closing = false, bool escapes = false)
    {
        scanner.Accepts = accepts;
        scanner.FindsWords = words;
        scanner.FindsOpening = opening;
        scanner.FindsClosing = closing;
        scanner.Escapes = escapes;
    }

    private static bool IsNameCharacter(char character, int position) => char.IsLetterOrDigit(character) || character == '_';
}
