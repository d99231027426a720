namespace Flux.Manifests.Cel.Syntax;

/// <summary>Lists, maps and messages.</summary>
/// <param name="expression">Reads the expressions inside.</param>
internal sealed class CelAggregateParser(CelTokenCursor cursor, Func<CelExpr> expression)
{
    public StructExpr Struct(string name)
    {
        var position = cursor.Take().Position;
        var fields = new List<(string Name, CelExpr Value, bool IsOptional)>();
        while (!cursor.Current.Is("}"))
        {
            var isOptional = cursor.TryTake("?");
            if (cursor.Current.Kind is not (CelTokenKind.Identifier or CelTokenKind.QuotedIdentifier))
            {
                throw cursor.Stop(cursor.Current.Position, $"mismatched input '{cursor.Current.Display}' expecting {{'}}', ',', '?', IDENTIFIER, ESC_IDENTIFIER}}");
            }

            var field = cursor.Take();
            cursor.Expect(":");
            fields.Add((field.Kind == CelTokenKind.QuotedIdentifier ? field.Text[1..^1] : field.Text, expression(), isOptional));
            if (!cursor.TryTake(","))
            {
                break;
            }
        }

        cursor.Expect("}");
        return new StructExpr(position, name, fields);
    }

    public ListExpr List(CelToken open)
    {
        var items = new List<CelExpr>();
        var optionals = new HashSet<int>();
        while (!cursor.Current.Is("]"))
        {
            if (cursor.TryTake("?"))
            {
                optionals.Add(items.Count);
            }

            items.Add(expression());
            if (!cursor.TryTake(","))
            {
                break;
            }
        }

        cursor.Expect("]");
        return new ListExpr(open.Position, items, optionals);
    }

    public MapExpr Map(CelToken open)
    {
        var entries = new List<MapEntryExpr>();
        while (!cursor.Current.Is("}"))
        {
            var isOptional = cursor.TryTake("?");
            var key = expression();
            var colon = cursor.Current.Position;
            cursor.Expect(":");
            entries.Add(new MapEntryExpr(colon, key, expression(), isOptional));
            if (!cursor.TryTake(","))
            {
                break;
            }
        }

        cursor.Expect("}");
        return new MapExpr(open.Position, entries);
    }
}
