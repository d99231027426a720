namespace Flux.Manifests.Cel.Syntax;

/// <summary>Walks of a syntax tree.</summary>
internal static class CelTree
{
    public static IEnumerable<CelExpr> Children(CelExpr expression) => expression switch
    {
        SelectExpr select => [select.Operand],
        CallExpr call => call.Target is null ? call.Arguments : [call.Target, .. call.Arguments],
        ListExpr list => list.Items,
        MapExpr map => map.Entries.SelectMany(entry => new[] { entry.Key, entry.Value }),
        StructExpr made => made.Values,
        ComprehensionExpr fold => [fold.Range, fold.Initial, fold.Condition, fold.Step, fold.Result],
        _ => [],
    };

    public static IEnumerable<CelExpr> All(CelExpr root)
    {
        var pending = new Stack<CelExpr>([root]);
        while (pending.TryPop(out var expression))
        {
            yield return expression;
            foreach (var child in Children(expression))
            {
                pending.Push(child);
            }
        }
    }
}
