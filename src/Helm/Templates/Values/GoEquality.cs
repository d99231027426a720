namespace Flux.Helm.Templates.Values;

/// <summary>reflect.DeepEqual: same types all the way down, nil slices and maps differ from empty ones.</summary>
internal static class GoEquality
{
    public static bool DeepEqual(object? left, object? right)
    {
        if (left is null || right is null)
        {
            return left is null && right is null;
        }

        if (!ReferenceEquals(GoType.Of(left), GoType.Of(right)))
        {
            return false;
        }

        return left switch
        {
            GoMap map => MapsEqual(map, (GoMap)right),
            GoList list => ListsEqual(list, (GoList)right),
            GoObject item => ReferenceEquals(left, right) || FieldsEqual(item, (GoObject)right),
            double number => number == (double)right,
            _ => left.Equals(right),
        };
    }

    private static bool MapsEqual(GoMap left, GoMap right)
    {
        if (left.SharesEntriesWith(right))
        {
            return true;
        }

        if (left.Count != right.Count || left.IsNil != right.IsNil)
        {
            return false;
        }

        foreach (var (key, value) in left.Entries)
        {
            if (!right.TryGetValue(key, out var other) || !DeepEqual(value, other))
            {
                return false;
            }
        }

        return true;
    }

    private static bool ListsEqual(GoList left, GoList right)
    {
        if (left.Count != right.Count || left.IsNil != right.IsNil)
        {
            return false;
        }

        for (var i = 0; i < left.Count; i++)
        {
            if (!DeepEqual(left[i], right[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool FieldsEqual(GoObject left, GoObject right)
    {
        if (left.Fields.Count == 0 || left.Fields.Count != right.Fields.Count)
        {
            return left.Fields.Count == right.Fields.Count && string.Equals(left.Text, right.Text, StringComparison.Ordinal);
        }

        return left.Fields.Zip(right.Fields).All(pair => pair.First.Key == pair.Second.Key && DeepEqual(pair.First.Value, pair.Second.Value));
    }
}
