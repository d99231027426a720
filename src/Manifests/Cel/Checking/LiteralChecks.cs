using Flux.Manifests.Cel.Syntax;
using Flux.Manifests.Cel.Values;
using Flux.Manifests.RegularExpressions;
using Flux.Manifests.Text;

namespace Flux.Manifests.Cel.Checking;

/// <summary>Constants that a function is bound to refuse: patterns, durations and times.</summary>
internal static class LiteralChecks
{
    public static IEnumerable<CelIssue> Check(CelExpr expression)
    {
        foreach (var call in CelTree.All(expression).OfType<CallExpr>())
        {
            if (call.Function is "duration" or "timestamp" && call.Arguments is [ConstExpr { Value.Kind: CelKind.String } literal] && call.Target is null)
            {
                var text = literal.Value.AsString;
                var isValid = call.Function == "duration" ? GoDuration.TryParse(text, out _) : CelTimestamp.Parse(text) is not null;
                if (!isValid)
                {
                    yield return new CelIssue(literal.Position, $"invalid {call.Function} argument");
                }
            }
            else if (call.Function == "matches" && call.Arguments[^1] is ConstExpr { Value.Kind: CelKind.String } pattern
                && GoRegex.TryParse(pattern.Value.AsString, out _) is null)
            {
                yield return new CelIssue(pattern.Position, "invalid matches argument");
            }
        }
    }
}
