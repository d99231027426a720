using System.Numerics;
using System.Text;
using Flux.Helm.Templates.Values;

namespace Flux.Helm.Templates.Formatting;

/// <summary>Prints values for a verb: the upper half of Go's fmt.</summary>
internal sealed class ValuePrinter
{
    private const int MaxDepth = 10_000;

    private readonly StringBuilder _output;
    private readonly ScalarWriter _writer;

    public ValuePrinter(StringBuilder output)
    {
        _output = output;
        _writer = new ScalarWriter(output);
    }

    public ref FormatFlags Flags => ref _writer.Flags;

    public void Print(object? value, char verb, int depth = 0)
    {
        if (depth > MaxDepth)
        {
            throw new TemplateCallException("a value contains itself and cannot be printed");
        }

        switch (value)
        {
            case null:
                PrintNil(depth);
                break;
            case string text:
                PrintString(text, verb);
                break;
            case bool boolean:
                PrintBoolean(boolean, verb);
                break;
            case double number:
                PrintFloat(number, verb);
                break;
            case Complex complex:
                PrintComplex(complex, verb);
                break;
            case GoDuration duration when verb is 'v' or 's' or 'q' or 'x' or 'X' && !Flags.SharpV:
                PrintString(Functions.Time.DurationText.Format(duration.Nanoseconds), verb);
                break;
            case GoNamedInt named when verb is 'v' or 's' or 'q' or 'x' or 'X' && !Flags.SharpV:
                PrintString(named.Text, verb);
                break;
            case GoMap map:
                PrintMap(map, verb, depth);
                break;
            case GoList list:
                PrintList(list, verb, depth);
                break;
            case GoObject other:
                PrintObject(other, verb, depth);
                break;
            default:
                PrintInteger(value, verb);
                break;
        }
    }

    public void BadVerb(object? value, string verbText)
    {
        _output.Append("%!").Append(verbText).Append('(');
        if (value is null)
        {
            _output.Append("<nil>");
        }
        else
        {
            _output.Append(GoType.Of(value)!.Name).Append('=');
            // Width, precision and signs still hold here.
            Print(value, 'v');
        }

        _output.Append(')');
    }

    private void BadVerb(object? value, char verb) => BadVerb(value, verb.ToString());

    private void PrintNil(int depth)
    {
        if (depth > 0)
        {
            _output.Append(Flags.SharpV ? "interface {}(nil)" : "<nil>");
        }
        else
        {
            _writer.Pad("<nil>");
        }
    }

    private void PrintString(string text, char verb)
    {
        switch (verb)
        {
            case 'v' when Flags.SharpV:
                _writer.WriteQuoted(text);
                break;
            case 'v' or 's':
                _writer.WriteString(text);
                break;
            case 'q':
                _writer.WriteQuoted(text);
                break;
            case 'x' or 'X':
                _writer.WriteHex(text, verb == 'X');
                break;
            default:
                BadVerb(text, verb);
                break;
        }
    }

    private void PrintBoolean(bool value, char verb)
    {
        if (verb is 't' or 'v')
        {
            _writer.WriteBoolean(value);
        }
        else
        {
            BadVerb(value, verb);
        }
    }

    private void PrintFloat(double value, char verb)
    {
        switch (verb)
        {
            case 'v':
                _writer.WriteFloat(value, 'g', -1);
                break;
            case 'b' or 'g' or 'G' or 'x' or 'X':
                _writer.WriteFloat(value, verb, -1);
                break;
            case 'f' or 'e' or 'E' or 'F':
                _writer.WriteFloat(value, verb == 'F' ? 'f' : verb, 6);
                break;
            default:
                BadVerb(value, verb);
                break;
        }
    }

    private void PrintComplex(Complex value, char verb)
    {
        if (verb is not ('v' or 'b' or 'g' or 'G' or 'x' or 'X' or 'f' or 'F' or 'e' or 'E'))
        {
            BadVerb(value, verb);
            return;
        }

        var plus = Flags.Plus;
        _output.Append('(');
        PrintFloat(value.Real, verb);
        Flags.Plus = true;
        PrintFloat(value.Imaginary, verb);
        _output.Append("i)");
        Flags.Plus = plus;
    }

    private void PrintInteger(object value, char verb)
    {
        var signed = GoNumbers.IsSigned(value);
        var number = GoNumbers.ToBigInteger(value);
        switch (verb)
        {
            case 'v' when Flags.SharpV && !signed:
                var sharp = Flags.Sharp;
                Flags.Sharp = true;
                _writer.WriteInteger(number, 16, signed, 'v');
                Flags.Sharp = sharp;
                break;
            case 'v' or 'd':
                _writer.WriteInteger(number, 10, signed, verb);
                break;
            case 'b':
                _writer.WriteInteger(number, 2, signed, verb);
                break;
            case 'o' or 'O':
                _writer.WriteInteger(number, 8, signed, verb);
                break;
            case 'x' or 'X':
                _writer.WriteInteger(number, 16, signed, verb);
                break;
            case 'c':
                _writer.WriteRune(number);
                break;
            case 'q':
                _writer.WriteQuotedRune(number);
                break;
            case 'U':
                _writer.WriteUnicode(number);
                break;
            default:
                BadVerb(value, verb);
                break;
        }
    }

    private void PrintMap(GoMap map, char verb, int depth)
    {
        if (map.IsNil && Flags.SharpV)
        {
            _output.Append(map.Type.Name).Append("(nil)");
        }
        else
        {
            PrintEntries(map.Type, map.Entries, verb, depth);
        }
    }

    private void PrintEntries(GoType type, IEnumerable<KeyValuePair<string, object?>> entries, char verb, int depth)
    {
        _output.Append(Flags.SharpV ? type.Name + "{" : "map[");
        var first = true;
        foreach (var (key, value) in entries)
        {
            _output.Append(first ? "" : Flags.SharpV ? ", " : " ");
            first = false;
            Print(key, verb, depth + 1);
            _output.Append(':');
            Print(value, verb, depth + 1);
        }

        _output.Append(Flags.SharpV ? '}' : ']');
    }

    private void PrintList(GoList list, char verb, int depth)
    {
        if (ReferenceEquals(list.Type, GoType.ByteSlice) && verb is 's' or 'q' or 'x' or 'X')
        {
            PrintString(GoBytes.ToText(list), verb);
            return;
        }

        if (Flags.SharpV)
        {
            _output.Append(list.Type.Name).Append(list.IsNil ? "(nil)" : "{");
            if (list.IsNil)
            {
                return;
            }
        }
        else
        {
            _output.Append('[');
        }

        for (var i = 0; i < list.Count; i++)
        {
            _output.Append(i == 0 ? "" : Flags.SharpV ? ", " : " ");
            Print(list[i], verb, depth + 1);
        }

        _output.Append(Flags.SharpV ? '}' : ']');
    }

    private void PrintNilPointer(GoObject value, char verb)
    {
        if (verb == 'v')
        {
            _writer.Pad(Flags.SharpV ? $"({value.Type.Name})(nil)" : "<nil>");
        }
        else if (verb is 'b' or 'o' or 'd' or 'x' or 'X')
        {
            _writer.WriteInteger(BigInteger.Zero, 10, false, verb);
        }
        else
        {
            _output.Append("%!").Append(verb).Append('(').Append(value.Type.Name).Append("=<nil>)");
        }
    }

    private void PrintObject(GoObject value, char verb, int depth)
    {
        if (value.Text is { } text && !Flags.SharpV && verb is 'v' or 's' or 'q' or 'x' or 'X')
        {
            PrintString(value.Text!, verb);
            return;
        }

        if (Flags.SharpV && value.GoSyntax is { } syntax)
        {
            PrintString(syntax, 's');
            return;
        }

        if (value.IsNil)
        {
            PrintNilPointer(value, verb);
            return;
        }

        if (value.Type.Kind == GoKind.Map)
        {
            PrintEntries(value.Type, value.Fields, verb, depth);
            return;
        }

        var pointer = value.Type.Kind == GoKind.Pointer;
        _output.Append(pointer ? "&" : "").Append(Flags.SharpV ? value.Type.Name.TrimStart('*') : "").Append('{');
        var first = true;
        foreach (var (name, field) in value.PrintedFields)
        {
            _output.Append(first ? "" : Flags.SharpV ? ", " : " ");
            first = false;
            _output.Append(Flags.PlusV || Flags.SharpV ? name + ":" : "");
            Print(field, verb, depth + 1);
        }

        _output.Append('}');
    }
}
