using System.Collections.Frozen;

namespace Flux.Manifests.RegularExpressions;

/// <summary>Classes with names, as members of a .NET class.</summary>
internal static class GoRegexNamedClasses
{
    private const string Word = "0-9A-Z_a-z";

    private static readonly FrozenSet<string> Categories = new[]
    {
        "C", "Cc", "Cf", "Cn", "Co", "Cs", "L", "Ll", "Lm", "Lo", "Lt", "Lu", "M", "Mc", "Me", "Mn", "N", "Nd", "Nl", "No",
        "P", "Pc", "Pd", "Pe", "Pf", "Pi", "Po", "Ps", "S", "Sc", "Sk", "Sm", "So", "Z", "Zl", "Zp", "Zs",
    }.ToFrozenSet();

    private static readonly FrozenDictionary<string, (string Members, string Others)> Scripts = new Dictionary<string, (string, string)>
    {
        ["Arabic"] = (@"\u0600-\u06FF\u0750-\u077F", @"\u0000-\u05FF\u0700-\u074F\u0780-\uFFFF"),
        ["Cyrillic"] = (@"\u0400-\u052F\u1C80-\u1C8F\u2DE0-\u2DFF\uA640-\uA69F", @"\u0000-\u03FF\u0530-\u1C7F\u1C90-\u2DDF\u2E00-\uA63F\uA6A0-\uFFFF"),
        ["Greek"] = (@"\u0370-\u03FF\u1F00-\u1FFF", @"\u0000-\u036F\u0400-\u1EFF\u2000-\uFFFF"),
        ["Han"] = (@"\u2E80-\u2FD5\u3005\u3007\u3021-\u3029\u3038-\u303B\u3400-\u4DBF\u4E00-\u9FFF\uF900-\uFAD9",
            @"\u0000-\u2E7F\u2FD6-\u3004\u3006\u3008-\u3020\u302A-\u3037\u303C-\u33FF\u4DC0-\u4DFF\uA000-\uF8FF\uFADA-\uFFFF"),
        ["Hangul"] = (@"\u1100-\u11FF\u3131-\u318E\uAC00-\uD7A3", @"\u0000-\u10FF\u1200-\u3130\u318F-\uABFF\uD7A4-\uFFFF"),
        ["Hebrew"] = (@"\u0591-\u05F4\uFB1D-\uFB4F", @"\u0000-\u0590\u05F5-\uFB1C\uFB50-\uFFFF"),
        ["Hiragana"] = (@"\u3041-\u3096\u309D-\u309F", @"\u0000-\u3040\u3097-\u309C\u30A0-\uFFFF"),
        ["Katakana"] = (@"\u30A1-\u30FA\u30FD-\u30FF\u31F0-\u31FF\uFF66-\uFF9D", @"\u0000-\u30A0\u30FB-\u30FC\u3100-\u31EF\u3200-\uFF65\uFF9E-\uFFFF"),
        ["Latin"] = (@"A-Za-z\u00AA\u00BA\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u02B8\u1E00-\u1EFF\uFF21-\uFF3A\uFF41-\uFF5A",
            @"\u0000-\u0040\u005B-\u0060\u007B-\u00A9\u00AB-\u00B9\u00BB-\u00BF\u00D7\u00F7\u02B9-\u1DFF\u1F00-\uFF20\uFF3B-\uFF40\uFF5B-\uFFFF"),
        ["Thai"] = (@"\u0E01-\u0E3A\u0E40-\u0E5B", @"\u0000-\u0E00\u0E3B-\u0E3F\u0E5C-\uFFFF"),
    }.ToFrozenDictionary();

    /// <summary>The members of <c>\d</c> and its like, ASCII only as in Go; null for other letters.</summary>
    public static string? Perl(char letter) => letter switch
    {
        'd' => "0-9",
        'D' => @"\u0000-\u002F\u003A-\uFFFF",
        's' => @"\t\n\f\r\u0020",
        'S' => @"\u0000-\u0008\u000B\u000E-\u001F\u0021-\uFFFF",
        'w' => Word,
        'W' => @"\u0000-\u002F\u003A-\u0040\u005B-\u005E\u0060\u007B-\uFFFF",
        _ => null,
    };

    /// <summary>The members of <c>[:alpha:]</c> and its like, of the negated <c>[:^alpha:]</c> too; null for unknown names.</summary>
    public static string? Posix(string name) => name switch
    {
        "alnum" => "0-9A-Za-z",
        "^alnum" => @"\u0000-\u002F\u003A-\u0040\u005B-\u0060\u007B-\uFFFF",
        "alpha" => "A-Za-z",
        "^alpha" => @"\u0000-\u0040\u005B-\u0060\u007B-\uFFFF",
        "ascii" => @"\u0000-\u007F",
        "^ascii" => @"\u0080-\uFFFF",
        "blank" => @"\t\u0020",
        "^blank" => @"\u0000-\u0008\u000A-\u001F\u0021-\uFFFF",
        "cntrl" => @"\u0000-\u001F\u007F",
        "^cntrl" => @"\u0020-\u007E\u0080-\uFFFF",
        "digit" => "0-9",
        "^digit" => @"\u0000-\u002F\u003A-\uFFFF",
        "graph" => @"\u0021-\u007E",
        "^graph" => @"\u0000-\u0020\u007F-\uFFFF",
        "lower" => "a-z",
        "^lower" => @"\u0000-\u0060\u007B-\uFFFF",
        "print" => @"\u0020-\u007E",
        "^print" => @"\u0000-\u001F\u007F-\uFFFF",
        "punct" => @"\u0021-\u002F\u003A-\u0040\u005B-\u0060\u007B-\u007E",
        "^punct" => @"\u0000-\u00200-9A-Za-z\u007F-\uFFFF",
        "space" => @"\t-\r\u0020",
        "^space" => @"\u0000-\u0008\u000E-\u001F\u0021-\uFFFF",
        "upper" => "A-Z",
        "^upper" => @"\u0000-\u0040\u005B-\uFFFF",
        "word" => Word,
        "^word" => Perl('W'),
        "xdigit" => "0-9A-Fa-f",
        "^xdigit" => @"\u0000-\u002F\u003A-\u0040\u0047-\u0060\u0067-\uFFFF",
        _ => null,
    };

    /// <summary>The members of a general category or of a script; null for unknown names.</summary>
    public static string? Unicode(string name, bool negated)
    {
        if (name == "Any")
        {
            return negated ? "" : @"\u0000-\uFFFF";
        }

        if (Categories.Contains(name))
        {
            return $@"\{(negated ? 'P' : 'p')}{{{name}}}";
        }

        return Scripts.TryGetValue(name, out var script) ? negated ? script.Others : script.Members : null;
    }
}
