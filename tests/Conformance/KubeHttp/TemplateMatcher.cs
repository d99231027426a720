using System.Text;
using System.Text.RegularExpressions;
using Flux.Manifests.Nodes;

namespace Flux.Conformance.KubeHttp;

/// <summary>
/// Compares values with recorded ones, in which what differs from run to run is a placeholder. A numbered placeholder stands for
/// one value throughout a case.
/// </summary>
internal sealed partial class TemplateMatcher
{
    private readonly Dictionary<string, string> _bound = new(StringComparer.Ordinal);

    /// <summary>Paths of lists whose order is not said.</summary>
    public IReadOnlySet<string> Unordered { get; set; } = new HashSet<string>();

    /// <summary>What placeholders stand for by now, to return to when an answer is to be compared once more.</summary>
    public IReadOnlyDictionary<string, string> Bound => new Dictionary<string, string>(_bound, StringComparer.Ordinal);

    public void Return(IReadOnlyDictionary<string, string> bound)
    {
        _bound.Clear();
        foreach (var (name, value) in bound)
        {
            _bound.Add(name, value);
        }
    }

    /// <summary>What differs, with its path; null when nothing does.</summary>
    public string? Compare(Node? want, Node? got, string at)
    {
        switch (want)
        {
            case StringNode { Value: "<varies>" }:
                return null;
            case StringNode text when got is StringNode or NumberNode:
                return MatchesText(text.Value, got is StringNode actual ? actual.Value : ((NumberNode)got).Text, got is NumberNode) ? null : Differs(want, got, at);
            case MapNode map when got is MapNode other:
                return CompareMaps(map, other, at);
            case ListNode list when got is ListNode other:
                return CompareLists(list, other, at);
            default:
                return want is null ? got is null ? null : Differs(want, got, at) : want.Equals(got) ? null : Differs(want, got, at);
        }
    }

    private static string Differs(Node? want, Node? got, string at) => $"{at}: {Short(got)}, wanted {Short(want)}";

    private static string Short(Node? node)
    {
        var text = node?.ToString() ?? "nothing";
        return text.Length > 300 ? text[..300] + "…" : text;
    }

    private string? CompareMaps(MapNode want, MapNode got, string at)
    {
        foreach (var (key, value) in want)
        {
            if (!got.ContainsKey(key))
            {
                return $"{at}/{key}: missing";
            }

            var difference = key == "managedFields" && value is ListNode owners && got[key] is ListNode actual
                ? CompareOwners(owners, actual, $"{at}/{key}")
                : Compare(value, got[key], $"{at}/{key}");
            if (difference is not null)
            {
                return difference;
            }
        }

        var extra = got.Keys.FirstOrDefault(key => !want.ContainsKey(key));
        return extra is null ? null : $"{at}/{extra}: not wanted: {Short(got[extra])}";
    }

    /// <summary>Owners are mostly recorded without their fields and times.</summary>
    private string? CompareOwners(ListNode want, ListNode got, string at)
    {
        var reduced = new ListNode(got.Select((entry, index) =>
        {
            if (entry is not MapNode map || (index < want.Count && want[index].Get("fieldsV1") is not null))
            {
                return entry;
            }

            var copy = map.Copy();
            copy.Remove("fieldsV1");
            copy.Remove("fieldsType");
            copy.Remove("time");
            return (Node)copy;
        }));
        return Compare(want, reduced, at);
    }

    private string? CompareLists(ListNode want, ListNode got, string at)
    {
        if (want.Count != got.Count)
        {
            return $"{at}: {got.Count} items, {want.Count} wanted: {Short(got)}";
        }

        if (Unordered.Contains(at))
        {
            return CompareUnordered(want, got, at);
        }

        for (var i = 0; i < want.Count; i++)
        {
            if (Compare(want[i], got[i], $"{at}/{i}") is { } difference)
            {
                return difference;
            }
        }

        return null;
    }

    private string? CompareUnordered(ListNode want, ListNode got, string at)
    {
        var left = got.ToList();
        foreach (var item in want)
        {
            var index = left.FindIndex(candidate => Compare(item, candidate, at) is null);
            if (index < 0)
            {
                return $"{at}: nothing like {Short(item)}";
            }

            left.RemoveAt(index);
        }

        return null;
    }

    private bool MatchesText(string want, string got, bool isNumber)
    {
        if (!want.Contains('<', StringComparison.Ordinal))
        {
            return !isNumber && (want == got || IsSamePod(want, got));
        }

        if (want == "<description>")
        {
            return got.Length > 60;
        }

        var names = new List<string>();
        var pattern = new StringBuilder("^");
        var end = 0;
        foreach (Match match in Placeholder().Matches(want))
        {
            pattern.Append(Regex.Escape(want[end..match.Index])).Append('(').Append(PatternOf(match.Groups[1].Value)).Append(')');
            names.Add(match.Groups[2].Success ? match.Value : "");
            end = match.Index + match.Length;
        }

        pattern.Append(Regex.Escape(want[end..])).Append(@"\z");
        var found = Regex.Match(got, pattern.ToString(), RegexOptions.Singleline | RegexOptions.CultureInvariant);
        return found.Success && Bind(names, found);
    }

    /// <summary>The addresses of pods are dealt out one after the other, so they depend on what ran before.</summary>
    private bool IsSamePod(string want, string got) =>
        PodAddress().IsMatch(want) && PodAddress().Match(got) is { Success: true } found && Bind([want], Regex.Match(found.Value, "(.*)"));

    private bool Bind(List<string> names, Match found)
    {
        for (var i = 0; i < names.Count; i++)
        {
            if (names[i].Length > 0 && _bound.TryGetValue(names[i], out var before) && before != found.Groups[i + 1].Value)
            {
                return false;
            }
        }

        for (var i = 0; i < names.Count; i++)
        {
            if (names[i].Length > 0)
            {
                _bound[names[i]] = found.Groups[i + 1].Value;
            }
        }

        return true;
    }

    private static string PatternOf(string kind) => kind switch
    {
        "uid" => "[0-9a-f]{8}-[0-9a-f-]{27}",
        "rv" or "epoch" or "nodePort" => @"\d+",
        "time" or "microtime" => @"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z",
        "age" => @"(?:\d+[dhmsy])+",
        "rand" => "[a-z0-9]+",
        "server" or "peer" => @"[\w.]+:\d+",
        _ => ".*?",
    };

    [GeneratedRegex(@"<(uid|rv|epoch|nodePort|time|microtime|age|rand|server|peer|continue|etag|clusterIP|jwt|pem|kid|hash|http-date|tmp|varies|some|.\*\d+)(:\d+)?>")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"^10\.0\.\d+\.\d+$", RegexOptions.CultureInvariant)]
    private static partial Regex PodAddress();
}
