using System.Text;

namespace Flux.Kustomize.Substitution;

/// <summary>
/// A shell pattern: <c>*</c>, <c>?</c>, <c>[a-z]</c>, <c>[^a]</c> and backslash. It is run over a text one character at a time, with
/// the set of places in the pattern that the text so far may have led to.
/// </summary>
internal sealed class GlobPattern
{
    private readonly List<GlobStep> _steps;

    private GlobPattern(List<GlobStep> steps) => _steps = steps;

    /// <summary>How many places it has: what each character of a text costs.</summary>
    public int Length => _steps.Count;

    /// <summary>Null when the pattern is malformed; it then matches nothing.</summary>
    public static GlobPattern? TryParse(string pattern)
    {
        var steps = new List<GlobStep>();
        var runes = pattern.EnumerateRunes().ToArray();
        for (var i = 0; i < runes.Length; i++)
        {
            switch (runes[i].Value)
            {
                case '*':
                    steps.Add(GlobStep.Any);
                    break;
                case '?':
                    steps.Add(GlobStep.One);
                    break;
                case '[':
                    if (GlobStep.TryParseClass(runes, ref i) is not { } step)
                    {
                        return null;
                    }

                    steps.Add(step);
                    break;
                case '\\':
                    if (++i == runes.Length)
                    {
                        return null;
                    }

                    steps.Add(GlobStep.Literal(runes[i]));
                    break;
                default:
                    steps.Add(GlobStep.Literal(runes[i]));
                    break;
            }
        }

        return new GlobPattern(steps);
    }

    public GlobStates Start()
    {
        var states = new GlobStates(_steps.Count + 1);
        Enter(states, 0);
        return states;
    }

    public GlobStates Advance(GlobStates states, Rune character)
    {
        var next = new GlobStates(_steps.Count + 1);
        for (var i = 0; i < _steps.Count; i++)
        {
            if (states[i] && _steps[i].Matches(character))
            {
                Enter(next, _steps[i].IsStar ? i : i + 1);
            }
        }

        return next;
    }

    public bool IsMatch(GlobStates states) => states[_steps.Count];

    private void Enter(GlobStates states, int at)
    {
        states.Add(at);
        while (at < _steps.Count && _steps[at].IsStar)
        {
            states.Add(++at);
        }
    }
}
