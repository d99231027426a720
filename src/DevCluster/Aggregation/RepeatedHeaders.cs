using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Flux.DevCluster.Aggregation;

/// <summary>
/// Headers that must be sent several times. The HTTP client joins the values of one name into one line, which would make one
/// group of two; so repetitions are given to it under names of their own, and <see cref="RepeatedHeaderStream"/> gives them their
/// name back on the wire.
/// </summary>
internal static partial class RepeatedHeaders
{
    private const char Mark = '~';

    /// <summary>Whether a name would be taken for a repetition's: nobody else may send it.</summary>
    public static bool IsRepetition(string name) => name.Contains(Mark, StringComparison.Ordinal);

    /// <exception cref="HttpRequestException">A value has a line break, which would begin another header.</exception>
    public static void Add(HttpRequestMessage request, IEnumerable<KeyValuePair<string, string>> headers)
    {
        foreach (var sameName in headers.GroupBy(header => header.Key, StringComparer.OrdinalIgnoreCase))
        {
            var index = 0;
            foreach (var (name, value) in sameName)
            {
                if (value.Any(char.IsControl))
                {
                    throw new HttpRequestException($"the value of {name} has a control character");
                }

                request.Headers.TryAddWithoutValidation(index == 0 ? name : $"{name}{Mark}{index}", value);
                index++;
            }
        }
    }

    /// <summary>The head of a request as it is to be sent, and how many bytes of body follow it.</summary>
    public static (byte[] Head, long BodyLength) Restore(ReadOnlySpan<byte> head)
    {
        var text = Repetition().Replace(Encoding.Latin1.GetString(head), "$1");
        var length = ContentLength().Match(text) is { Success: true } match ? long.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) : 0;
        return (Encoding.Latin1.GetBytes(text), length);
    }

    [GeneratedRegex(@"(?<=\r\n)([^\r\n:~]+)~[0-9]+(?=:)", RegexOptions.CultureInvariant)]
    private static partial Regex Repetition();

    [GeneratedRegex(@"\r\nContent-Length: ?([0-9]{1,12})\r\n", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex ContentLength();
}
