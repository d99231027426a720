using System.Globalization;

namespace Flux.Helm.Templates.Functions.Regex;

/// <summary>Names of the groups in the order in which they open, which is how Go numbers them; .NET numbers named ones last.</summary>
internal static class GroupOrder
{
    public static string[] Of(string pattern, System.Text.RegularExpressions.Regex regex)
    {
        var names = regex.GetGroupNames();
        if (names.All(name => char.IsAsciiDigit(name[0])))
        {
            return names;
        }

        var order = new List<string> { "0" };
        var unnamed = 0;
        var inClass = false;
        for (var i = 0; i < pattern.Length; i++)
        {
            switch (pattern[i])
            {
                case '\\':
                    i++;
                    break;
                case '[':
                    inClass = true;
                    break;
                case ']':
                    inClass = false;
                    break;
                case '(' when !inClass:
                    var name = NameAt(pattern, i);
                    if (name is not null)
                    {
                        order.Add(name.Length > 0 ? name : (++unnamed).ToString(CultureInfo.InvariantCulture));
                    }

                    break;
            }
        }

        return [.. order];
    }

    /// <summary>The group's name, empty without one; null when it does not capture.</summary>
    private static string? NameAt(string pattern, int at)
    {
        var rest = pattern.AsSpan(at + 1);
        if (!rest.StartsWith("?"))
        {
            return "";
        }

        var start = rest.StartsWith("?P<") ? 3 : rest.StartsWith("?<") ? 2 : -1;
        var end = rest.IndexOf('>');
        return start < 0 || end < start ? null : rest[start..end].ToString();
    }
}
