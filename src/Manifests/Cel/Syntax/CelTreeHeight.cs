namespace Flux.Manifests.Cel.Syntax;

/// <summary>
/// Bounds the size of a tree and its height, on which the stack of everything that walks it depends: operators in a row make a tree as
/// high as they are many, whatever the nesting of the text.
/// </summary>
internal static class CelTreeHeight
{
    private const int Max = 600;

    /// <summary>Macros use an argument twice, so that a chain of them doubles with every link.</summary>
    private const int MaxParts = 200_000;

    public static bool IsTooHigh(CelExpr root)
    {
        var pending = new Stack<(CelExpr Expression, int Height)>();
        pending.Push((root, 1));
        var count = 0;
        while (pending.TryPop(out var next))
        {
            if (next.Height > Max || ++count > MaxParts)
            {
                return true;
            }

            foreach (var part in Parts(next.Expression))
            {
                if (part is not null)
                {
                    pending.Push((part, next.Height + 1));
                }
            }
        }

        return false;
    }

    private static IEnumerable<CelExpr?> Parts(CelExpr expression) => expression switch
    {
        SelectExpr select => [select.Operand],
        CallExpr call => [call.Target, .. call.Arguments],
        ListExpr list => list.Items,
        MapExpr map => map.Entries.SelectMany(entry => (CelExpr?[])[entry.Key, entry.Value]),
        StructExpr message => message.Values,
        ComprehensionExpr fold => [fold.Range, fold.Initial, fold.Condition, fold.Step, fold.Result],
        _ => [],
    };
}
