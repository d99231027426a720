using System.Globalization;
using System.Text;
using Flux.Manifests.Nodes;

namespace Flux.Manifests.StructuredMerge.Paths;

/// <summary>
/// A reader of JSON that is as lenient, and fails in the same words, as the one with which Kubernetes reads fieldsV1: what follows the
/// first value is not looked at, numbers are doubles, and errors show where they are with some text around.
/// </summary>
internal sealed class JsonIterator(byte[] text)
{
    private const int MaxDepth = 1_000;

    private int _head;
    private int _depth;

    /// <summary>Reads a map and calls back with each key; the callback reads the value. Null counts as an empty map.</summary>
    public void ReadMap(string operation, Action<string> onEntry)
    {
        var token = NextToken();
        if (token == 'n')
        {
            Expect("ull", "skipThreeBytes");
            return;
        }

        if (token != '{')
        {
            throw Error(operation, $"expect {{ or n, but found {Shown(token)}");
        }

        Enter();
        token = NextToken();
        if (token == '}')
        {
            _depth--;
            return;
        }

        if (token != '"')
        {
            throw Error(operation, $"expect \" after {{, but found {Shown(token)}");
        }

        _head--;
        do
        {
            var key = ReadString();
            token = NextToken();
            if (token != ':')
            {
                throw Error(operation == "ReadObjectCB" ? "ReadObject" : operation, $"expect : after object field, but found {Shown(token)}");
            }

            onEntry(key);
            token = NextToken();
        }
        while (token == ',');

        if (token != '}')
        {
            throw Error(operation, "object not ended with }");
        }

        _depth--;
    }

    /// <summary>Reads any value.</summary>
    public Node ReadValue()
    {
        var token = NextToken();
        _head -= token < 0 ? 0 : 1;
        switch (token)
        {
            case '"':
                return new StringNode(ReadString());
            case '-' or (>= '0' and <= '9'):
                return new NumberNode(Numbers.GoFloat.FormatJson(ReadNumber()));
            case 'n':
                Expect("null", "skipFourBytes");
                return NullNode.Instance;
            case 't' or 'f':
                return ReadBoolean();
            case '[':
                return ReadList();
            case '{':
                var map = new MapNode();
                ReadMap("ReadMapCB", key => map.Set(key, ReadValue()));
                return map;
            default:
                throw Error("Read", "unexpected value type: 0");
        }
    }

    /// <summary>Reads any value as part of a path element: numbers stay doubles, without the way over their text.</summary>
    public PathValue ReadPathValue()
    {
        var token = NextToken();
        _head -= token < 0 ? 0 : 1;
        return token switch
        {
            '"' => PathValue.Of(ReadString()),
            '-' or (>= '0' and <= '9') => PathValue.Of(ReadNumber()),
            _ => PathValue.Of(ReadValue().Freeze()),
        };
    }

    public void Skip()
    {
        var token = NextToken();
        _head -= token < 0 ? 0 : 1;
        if (token < 0 || !"\"ntf0123456789-[{".Contains((char)token, StringComparison.Ordinal))
        {
            _head += token < 0 ? 0 : 1;
            throw Error("Skip", $"do not know how to skip: {Math.Max(token, 0)}");
        }

        ReadValue();
    }

    /// <summary>An error at the present place.</summary>
    public StructuredMergeException Error(string operation, string message)
    {
        var peekStart = Math.Max(_head - 10, 0);
        var peek = Slice(peekStart, _head + 10);
        var context = Slice(Math.Max(_head - 50, 0), _head + 50);
        return new StructuredMergeException(
            $"{operation}: {message}, error found in #{_head - peekStart} byte of ...|{peek}|..., bigger context ...|{context}|...");
    }

    private BooleanNode ReadBoolean()
    {
        if (NextToken() == 't')
        {
            Expect("rue", "skipThreeBytes");
            return BooleanNode.True;
        }

        Expect("alse", "skipFourBytes");
        return BooleanNode.False;
    }

    private ListNode ReadList()
    {
        var list = new ListNode();
        NextToken();
        Enter();
        var token = NextToken();
        if (token != ']')
        {
            _head -= token < 0 ? 0 : 1;
            do
            {
                list.Add(ReadValue());
                token = NextToken();
            }
            while (token == ',');
        }

        if (token != ']')
        {
            throw Error("ReadArrayCB", $"expect ] in the end, but found {Shown(token)}");
        }

        _depth--;
        return list;
    }

    private double ReadNumber()
    {
        var isNegative = text[_head] == '-';
        _head += isNegative ? 1 : 0;
        var start = _head;
        if (_head + 1 < text.Length && text[_head] == '0' && char.IsAsciiDigit((char)text[_head + 1]))
        {
            throw Error("readFloat64", "leading zero is invalid");
        }

        while (_head < text.Length && "+-.eE0123456789".Contains((char)text[_head], StringComparison.Ordinal))
        {
            _head++;
        }

        var digits = Encoding.ASCII.GetString(text, start, _head - start);
        if (NumberFault(digits) is { } fault)
        {
            throw Error(digits.Length == 0 ? "readNumberAsString" : "readFloat64SlowPath", fault);
        }

        if (!double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || double.IsInfinity(number))
        {
            var problem = double.IsInfinity(number) ? "value out of range" : "invalid syntax";
            throw new StructuredMergeException($"strconv.ParseFloat: parsing {Text.GoText.Quote(digits)}: {problem}");
        }

        return isNegative ? -number : number;
    }

    private static string? NumberFault(string digits)
    {
        var dot = digits.IndexOf('.', StringComparison.Ordinal);
        return digits.Length == 0 ? "invalid number"
            : digits[0] == '-' ? "-- is not valid"
            : dot < 0 ? null
            : dot == digits.Length - 1 ? "dot can not be last character"
            : char.IsAsciiDigit(digits[dot + 1]) ? null
            : "missing digit after dot";
    }

    private string ReadString()
    {
        var token = NextToken();
        if (token == 'n')
        {
            Expect("ull", "skipThreeBytes");
            return "";
        }

        if (token != '"')
        {
            throw Error("ReadString", $"expects \" or n, but found {Shown(token)}");
        }

        // Nearly every string is plain, and then a piece of the text.
        var plain = text.AsSpan(_head).IndexOfAny((byte)'"', (byte)'\\');
        if (plain >= 0 && text[_head + plain] == '"' && !text.AsSpan(_head, plain).ContainsAnyInRange((byte)0, (byte)0x1f))
        {
            var value = Encoding.UTF8.GetString(text, _head, plain);
            _head += plain + 1;
            return value;
        }

        return ReadStringSlowly();
    }

    private string ReadStringSlowly()
    {
        var output = new List<byte>();
        while (_head < text.Length)
        {
            var next = text[_head++];
            switch (next)
            {
                case (byte)'"':
                    return Encoding.UTF8.GetString([.. output]);
                case (byte)'\\':
                    ReadEscape(output);
                    break;
                case < 0x20:
                    _head--;
                    throw Error("ReadString", $"invalid control character found: {next}");
                default:
                    output.Add(next);
                    break;
            }
        }

        throw Error("readStringSlowPath", "unexpected end of input");
    }

    private void ReadEscape(List<byte> output)
    {
        const string plain = "\"\\/bfnrt";
        const string meaning = "\"\\/\b\f\n\r\t";
        var escape = _head < text.Length ? (char)text[_head++] : '\0';
        var at = plain.IndexOf(escape, StringComparison.Ordinal);
        if (at >= 0)
        {
            output.Add((byte)meaning[at]);
            return;
        }

        if (escape != 'u')
        {
            throw Error("readEscapedChar", "invalid escape char after \\");
        }

        var unit = ReadHex();
        if (char.IsHighSurrogate(unit) && _head + 1 < text.Length && text[_head] == '\\' && text[_head + 1] == 'u')
        {
            _head += 2;
            output.AddRange(Encoding.UTF8.GetBytes([unit, ReadHex()]));
            return;
        }

        output.AddRange(Encoding.UTF8.GetBytes([unit]));
    }

    private char ReadHex()
    {
        var value = 0;
        for (var i = 0; i < 4; i++)
        {
            var digit = _head < text.Length ? (char)text[_head++] : '\0';
            if (!char.IsAsciiHexDigit(digit))
            {
                throw Error("readU4", "expects 0~9 or a~f, but found " + digit);
            }

            value = (value * 16) + Convert.ToInt32(digit.ToString(), 16);
        }

        return (char)value;
    }

    private void Expect(string literal, string operation)
    {
        foreach (var character in literal)
        {
            if (_head >= text.Length || text[_head++] != character)
            {
                throw Error(operation, $"expect {literal}");
            }
        }
    }

    private void Enter()
    {
        if (++_depth > MaxDepth)
        {
            throw Error("incrementDepth", "exceeded max depth");
        }
    }

    // -1 at the end.
    private int NextToken()
    {
        while (_head < text.Length && text[_head] is (byte)' ' or (byte)'\n' or (byte)'\t' or (byte)'\r')
        {
            _head++;
        }

        return _head < text.Length ? text[_head++] : -1;
    }

    private static string Shown(int token) => ((char)Math.Max(token, 0)).ToString();

    private string Slice(int start, int end) => Encoding.UTF8.GetString(text, start, Math.Min(end, text.Length) - start);
}
