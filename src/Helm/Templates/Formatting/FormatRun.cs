using System.Text;
using Flux.Helm.Templates.Text;
using Flux.Helm.Templates.Values;

namespace Flux.Helm.Templates.Formatting;

/// <summary>One pass over a format string.</summary>
internal sealed class FormatRun(string format, StringBuilder output)
{
    private readonly ValuePrinter _printer = new(output);
    private int _at;
    private int _argument;
    private bool _reordered;
    private bool _goodArgument;
    private bool _afterIndex;

    public void Run(ReadOnlySpan<object?> arguments)
    {
        while (_at < format.Length)
        {
            var percent = format.IndexOf('%', _at);
            var text = percent < 0 ? format.Length : percent;
            output.Append(format, _at, text - _at);
            if (percent < 0)
            {
                break;
            }

            _at = percent + 1;
            RunVerb(arguments);
        }

        if (!_reordered && _argument < arguments.Length)
        {
            WriteExtra(arguments[_argument..]);
        }
    }

    private void RunVerb(ReadOnlySpan<object?> arguments)
    {
        _printer.Flags = default;
        _goodArgument = true;
        _afterIndex = false;
        ReadFlags();
        ReadIndex(arguments.Length);
        ReadWidth(arguments);
        ReadPrecision(arguments);
        if (!_afterIndex)
        {
            ReadIndex(arguments.Length);
        }

        if (_at >= format.Length)
        {
            output.Append("%!(NOVERB)");
            return;
        }

        Rune.DecodeFromUtf16(format.AsSpan(_at), out var verb, out var consumed);
        var verbText = GoText.IsEscapedByte(format, _at) ? "\uFFFD" : verb.ToString();
        _at += consumed;
        WriteVerb(verb.IsBmp ? (char)verb.Value : '\uFFFD', verbText, arguments);
    }

    private void WriteVerb(char verb, string verbText, ReadOnlySpan<object?> arguments)
    {
        if (verb == '%')
        {
            output.Append('%');
        }
        else if (!_goodArgument)
        {
            output.Append("%!").Append(verbText).Append("(BADINDEX)");
        }
        else if (_argument >= arguments.Length)
        {
            output.Append("%!").Append(verbText).Append("(MISSING)");
        }
        else
        {
            WriteArgument(verb, verbText, arguments[_argument++]);
        }
    }

    private void WriteArgument(char verb, string verbText, object? argument)
    {
        ref var flags = ref _printer.Flags;
        if (verb == 'v')
        {
            flags.SharpV = flags.Sharp;
            flags.PlusV = flags.Plus;
            flags.Sharp = false;
            flags.Plus = false;
        }

        if (verb == 'T')
        {
            _printer.Print(argument is null ? "<nil>" : GoType.Of(argument)!.Name, argument is null ? 'v' : 's');
        }
        else if (argument is null && verb != 'v')
        {
            _printer.BadVerb(null, verbText);
        }
        else
        {
            _printer.Print(argument, verb);
        }
    }

    private void ReadFlags()
    {
        ref var flags = ref _printer.Flags;
        for (; _at < format.Length; _at++)
        {
            switch (format[_at])
            {
                case '#':
                    flags.Sharp = true;
                    break;
                case '0':
                    flags.Zero = true;
                    break;
                case '+':
                    flags.Plus = true;
                    break;
                case '-':
                    flags.Minus = true;
                    break;
                case ' ':
                    flags.Space = true;
                    break;
                default:
                    return;
            }
        }
    }

    private void ReadWidth(ReadOnlySpan<object?> arguments)
    {
        ref var flags = ref _printer.Flags;
        if (_at < format.Length && format[_at] == '*')
        {
            _at++;
            flags.Width = StarArgument(arguments);
            if (flags.Width is null)
            {
                output.Append("%!(BADWIDTH)");
            }
            else if (flags.Width < 0)
            {
                flags.Width = -flags.Width;
                flags.Minus = true;
                flags.Zero = false;
            }

            _afterIndex = false;
            return;
        }

        flags.Width = ReadNumber();
        if (_afterIndex && flags.Width is not null)
        {
            // "%[3]2d": an index must stand right before the verb or a star.
            _goodArgument = false;
        }
    }

    private void ReadPrecision(ReadOnlySpan<object?> arguments)
    {
        if (_at >= format.Length || format[_at] != '.')
        {
            return;
        }

        ref var flags = ref _printer.Flags;
        _at++;
        if (_afterIndex)
        {
            _goodArgument = false;
        }

        ReadIndex(arguments.Length);
        if (_at < format.Length && format[_at] == '*')
        {
            _at++;
            flags.Precision = StarArgument(arguments);
            if (flags.Precision is null or < 0)
            {
                if (flags.Precision is null)
                {
                    output.Append("%!(BADPREC)");
                }

                flags.Precision = null;
            }

            _afterIndex = false;
            return;
        }

        flags.Precision = ReadNumber() ?? 0;
    }

    private int? ReadNumber()
    {
        var start = _at;
        var value = 0;
        for (; _at < format.Length && char.IsAsciiDigit(format[_at]); _at++)
        {
            if (value > ScalarWriter.MaxWidth)
            {
                return null;
            }

            value = (value * 10) + (format[_at] - '0');
        }

        return _at == start ? null : value;
    }

    private int? StarArgument(ReadOnlySpan<object?> arguments)
    {
        if (_argument >= arguments.Length)
        {
            return null;
        }

        var argument = arguments[_argument++];
        return GoNumbers.IsInteger(argument) && GoNumbers.ToBigInteger(argument!) is var number && number >= -ScalarWriter.MaxWidth && number <= ScalarWriter.MaxWidth
            ? (int)number
            : null;
    }

    /// <summary>Reads an explicit argument index such as <c>[3]</c>.</summary>
    private void ReadIndex(int count)
    {
        if (_at >= format.Length || format[_at] != '[')
        {
            return;
        }

        _reordered = true;
        var close = format.IndexOf(']', _at);
        if (close < 0)
        {
            _goodArgument = false;
            _at++;
            return;
        }

        var start = _at + 1;
        _at = start;
        var index = ReadNumber();
        var wellFormed = _at == close && index is not null;
        _at = close + 1;
        if (wellFormed && index >= 1 && index <= count)
        {
            _argument = index.Value - 1;
            _afterIndex = true;
        }
        else
        {
            _goodArgument = false;
        }
    }

    private void WriteExtra(ReadOnlySpan<object?> rest)
    {
        _printer.Flags = default;
        output.Append("%!(EXTRA ");
        for (var i = 0; i < rest.Length; i++)
        {
            output.Append(i > 0 ? ", " : "");
            if (rest[i] is null)
            {
                output.Append("<nil>");
                continue;
            }

            output.Append(GoType.Of(rest[i])!.Name).Append('=');
            _printer.Print(rest[i], 'v');
        }

        output.Append(')');
    }
}
