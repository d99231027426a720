namespace Flux.Manifests.RegularExpressions;

/// <summary>What follows <c>(?</c>: a name, or flags with or without a group of their own.</summary>
internal readonly struct GoRegexGroupHeader
{
    private const string Unsupported = "invalid or unsupported Perl syntax";

    public GoRegexGroupHeader(string pattern, int start, GoRegexFlags flags)
    {
        Flags = flags;
        var rest = pattern.AsSpan(start);
        if (rest.StartsWith("(?P<") || rest.StartsWith("(?<"))
        {
            var name = ReadName(pattern, start, rest[2] == 'P' ? 4 : 3, out var end);
            End = end;
            Opening = $"(?<{name}>";
            return;
        }

        Opening = "(?:";
        (End, Flags, IsFlagsOnly) = ReadFlags(pattern, start, flags);
    }

    /// <summary>Where the content begins.</summary>
    public int End { get; }

    /// <summary>The .NET text that opens the group.</summary>
    public string Opening { get; }

    public GoRegexFlags Flags { get; }

    /// <summary>True for <c>(?i)</c>, which opens no group.</summary>
    public bool IsFlagsOnly { get; }

    private static string ReadName(string pattern, int start, int skip, out int end)
    {
        var close = pattern.IndexOf('>', start);
        if (close < 0)
        {
            throw new GoRegexException("invalid named capture", pattern[start..]);
        }

        var name = pattern[(start + skip)..close];
        if (name.Length == 0 || !name.All(character => char.IsAsciiLetterOrDigit(character) || character == '_'))
        {
            throw new GoRegexException("invalid named capture", pattern[start..(close + 1)]);
        }

        end = close + 1;

        // A name of digits would be a number in .NET.
        return char.IsAsciiDigit(name[0]) ? "_" + name : name;
    }

    private static (int End, GoRegexFlags Flags, bool Only) ReadFlags(string pattern, int start, GoRegexFlags flags)
    {
        var on = true;
        var sawFlag = false;
        for (var at = start + 2; at < pattern.Length; at++)
        {
            switch (pattern[at])
            {
                case 'i' or 'm' or 's' or 'U':
                    flags = Set(flags, pattern[at], on);
                    sawFlag = true;
                    break;
                case '-' when on:
                    (on, sawFlag) = (false, false);
                    break;
                case ':' or ')' when on || sawFlag:
                    return (at + 1, flags, pattern[at] == ')');
                default:
                    throw new GoRegexException(Unsupported, pattern[start..(at + 1)]);
            }
        }

        throw new GoRegexException("missing closing )", pattern);
    }

    private static GoRegexFlags Set(GoRegexFlags flags, char flag, bool on) => flag switch
    {
        'i' => flags with { IgnoreCase = on },
        'm' => flags with { Multiline = on },
        's' => flags with { DotAll = on },
        _ => flags with { Ungreedy = on },
    };
}
