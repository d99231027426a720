using System.Globalization;
using System.Text;
using Flux.Manifests.Nodes;

namespace Flux.Manifests.Yaml.Writing;

/// <summary>
/// go-yaml's order of map keys: digits within a key compare as numbers, letters come after everything else. It is not a
/// total order, so the sort must be one that tolerates contradictions.
/// </summary>
internal static class KeyOrder
{
    /// <summary>The entries in order. Returns the map's own order, without a copy, when it is sorted already.</summary>
    public static IReadOnlyList<KeyValuePair<string, Node>>? Sort(MapNode map)
    {
        if (IsSorted(map))
        {
            return null;
        }

        var entries = new KeyValuePair<string, Node>[map.Count];
        for (var i = 0; i < entries.Length; i++)
        {
            entries[i] = map.EntryAt(i);
        }

        MergeSort(entries, new KeyValuePair<string, Node>[entries.Length], 0, entries.Length);
        return entries;
    }

    public static bool IsLess(string left, string right)
    {
        var at = left.AsSpan().CommonPrefixLength(right);
        if (at == left.Length || at == right.Length)
        {
            return left.Length < right.Length;
        }

        if (at > 0 && char.IsLowSurrogate(left[at]) && char.IsLowSurrogate(right[at]))
        {
            at--;
        }

        var leftRune = RuneAt(left, at);
        var rightRune = RuneAt(right, at);
        var leftIsLetter = IsLetter(leftRune);
        var rightIsLetter = IsLetter(rightRune);
        if (leftIsLetter && rightIsLetter)
        {
            return leftRune < rightRune;
        }

        return leftIsLetter || rightIsLetter ? rightIsLetter : IsLessByNumber(left, right, at);
    }

    private static bool IsLessByNumber(string left, string right, int at)
    {
        long leftNumber = 0;
        if (left[at] == '0' || right[at] == '0')
        {
            // Inside a number that began before this place a zero is a digit like any other.
            for (var i = at - 1; i >= 0 && char.IsDigit(left[i]); i--)
            {
                if (left[i] != '0')
                {
                    leftNumber = 1;
                    break;
                }
            }
        }

        var rightNumber = leftNumber;
        var leftEnd = ReadNumber(left, at, ref leftNumber);
        var rightEnd = ReadNumber(right, at, ref rightNumber);
        if (leftNumber != rightNumber)
        {
            return leftNumber < rightNumber;
        }

        return leftEnd != rightEnd ? leftEnd < rightEnd : RuneAt(left, at) < RuneAt(right, at);
    }

    private static int ReadNumber(string text, int at, ref long number)
    {
        for (; at < text.Length && char.IsDigit(text[at]); at++)
        {
            number = unchecked((number * 10) + (text[at] - '0'));
        }

        return at;
    }

    private static Rune RuneAt(string text, int at) =>
        Rune.TryGetRuneAt(text, at, out var rune) ? rune : Rune.ReplacementChar;

    private static bool IsLetter(Rune rune) => rune.IsAscii ? char.IsAsciiLetter((char)rune.Value) : Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
        or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter;

    private static bool IsSorted(MapNode map)
    {
        for (var i = 1; i < map.Count; i++)
        {
            if (IsLess(map.EntryAt(i).Key, map.EntryAt(i - 1).Key))
            {
                return false;
            }
        }

        return true;
    }

    private static void MergeSort(KeyValuePair<string, Node>[] entries, KeyValuePair<string, Node>[] scratch, int start, int end)
    {
        if (end - start < 2)
        {
            return;
        }

        var middle = (start + end) / 2;
        MergeSort(entries, scratch, start, middle);
        MergeSort(entries, scratch, middle, end);
        Array.Copy(entries, start, scratch, start, end - start);
        var (left, right) = (start, middle);
        for (var i = start; i < end; i++)
        {
            var takeRight = left == middle || (right < end && IsLess(scratch[right].Key, scratch[left].Key));
            entries[i] = takeRight ? scratch[right++] : scratch[left++];
        }
    }
}
