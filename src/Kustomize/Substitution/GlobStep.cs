using System.Text;

namespace Flux.Kustomize.Substitution;

/// <summary>What one place of a pattern matches.</summary>
internal sealed class GlobStep
{
    public static readonly GlobStep Any = new(true, true, []);
    public static readonly GlobStep One = new(false, true, []);

    private readonly bool _negated;
    private readonly List<(int Low, int High)> _ranges;

    private GlobStep(bool isStar, bool negated, List<(int Low, int High)> ranges)
    {
        IsStar = isStar;
        _negated = negated;
        _ranges = ranges;
    }

    public bool IsStar { get; }

    public static GlobStep Literal(Rune rune) => new(false, false, [(rune.Value, rune.Value)]);

    /// <summary>A class in brackets, the index being at its opening one and then at its closing one; null when it is malformed.</summary>
    public static GlobStep? TryParseClass(Rune[] pattern, ref int index)
    {
        var i = index + 1;
        var negated = i < pattern.Length && pattern[i].Value == '^';
        i += negated ? 1 : 0;
        var ranges = new List<(int, int)>();
        while (i < pattern.Length && (pattern[i].Value != ']' || ranges.Count == 0))
        {
            if (ReadCharacter(pattern, ref i) is not { } low)
            {
                return null;
            }

            var high = low;
            if (i < pattern.Length && pattern[i].Value == '-')
            {
                i++;
                if (ReadCharacter(pattern, ref i) is not { } end)
                {
                    return null;
                }

                high = end;
            }

            ranges.Add((low, high));
        }

        index = i;
        return i < pattern.Length ? new GlobStep(false, negated, ranges) : null;
    }

    public bool Matches(Rune character)
    {
        foreach (var (low, high) in _ranges)
        {
            if (low <= character.Value && character.Value <= high)
            {
                return !_negated;
            }
        }

        return _negated;
    }

    private static int? ReadCharacter(Rune[] pattern, ref int index)
    {
        if (index >= pattern.Length || pattern[index].Value is '-' or ']')
        {
            return null;
        }

        if (pattern[index].Value == '\\' && ++index >= pattern.Length)
        {
            return null;
        }

        var value = pattern[index].Value;
        index++;
        return index <= pattern.Length - 1 ? value : null;
    }
}
