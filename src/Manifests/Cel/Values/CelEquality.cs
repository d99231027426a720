namespace Flux.Manifests.Cel.Values;

/// <summary>The operators <c>==</c> and <c>&lt;</c>. Values of unlike types are unequal, not wrong; numbers compare across types.</summary>
internal static class CelEquality
{
    public static bool AreEqual(CelValue left, CelValue right)
    {
        if (left.IsNumber && right.IsNumber)
        {
            return CompareNumbers(left, right) == 0;
        }

        if (left.Kind != right.Kind)
        {
            return false;
        }

        return left.Kind switch
        {
            CelKind.Null => true,
            CelKind.Bool => left.AsBool == right.AsBool,
            CelKind.String => string.Equals(left.AsString, right.AsString, StringComparison.Ordinal),
            CelKind.Bytes => left.AsBytes.AsSpan().SequenceEqual(right.AsBytes),
            CelKind.List => AreEqual(left.AsList, right.AsList),
            CelKind.Map => AreEqual(left.AsMap, right.AsMap),
            CelKind.Duration => left.AsDuration == right.AsDuration,
            CelKind.Timestamp => left.AsTimestamp.Equals(right.AsTimestamp),
            CelKind.Type => left.AsType.Name == right.AsType.Name,
            CelKind.Optional => left.AsOptional.HasValue == right.AsOptional.HasValue
                && (!left.AsOptional.HasValue || AreEqual(left.AsOptional.Value, right.AsOptional.Value)),
            CelKind.Opaque => left.AsOpaque.IsEqual(right.AsOpaque),
            _ => false,
        };
    }

    /// <summary>Less than 0, 0 or more; null when the values have no order, as with NaN or unlike types.</summary>
    public static int? Compare(CelValue left, CelValue right)
    {
        if (left.IsNumber && right.IsNumber)
        {
            return CompareNumbers(left, right);
        }

        if (left.Kind != right.Kind)
        {
            return null;
        }

        return left.Kind switch
        {
            CelKind.Bool => left.AsBool.CompareTo(right.AsBool),
            CelKind.String => CompareCodePoints(left.AsString, right.AsString),
            CelKind.Bytes => left.AsBytes.AsSpan().SequenceCompareTo(right.AsBytes),
            CelKind.Duration => left.AsDuration.CompareTo(right.AsDuration),
            CelKind.Timestamp => left.AsTimestamp.CompareTo(right.AsTimestamp),
            _ => null,
        };
    }

    private static int? CompareNumbers(CelValue left, CelValue right)
    {
        if (left.Kind == right.Kind)
        {
            return left.Kind switch
            {
                CelKind.Int => left.AsInt.CompareTo(right.AsInt),
                CelKind.Uint => left.AsUint.CompareTo(right.AsUint),
                _ => CompareDoubles(left.AsDouble, right.AsDouble),
            };
        }

        if (left.Kind == CelKind.Double || right.Kind == CelKind.Double)
        {
            return left.Kind == CelKind.Double ? -CompareToDouble(right, left.AsDouble) : CompareToDouble(left, right.AsDouble);
        }

        return left.Kind == CelKind.Int
            ? left.AsInt < 0 ? -1 : ((ulong)left.AsInt).CompareTo(right.AsUint)
            : right.AsInt < 0 ? 1 : left.AsUint.CompareTo((ulong)right.AsInt);
    }

    private static int? CompareDoubles(double left, double right) =>
        double.IsNaN(left) || double.IsNaN(right) ? null : left == right ? 0 : left < right ? -1 : 1;

    private static int? CompareToDouble(CelValue whole, double value)
    {
        if (double.IsNaN(value))
        {
            return null;
        }

        if (whole.Kind == CelKind.Int)
        {
            return value < -9.2233720368547758e18 ? 1 : value >= 9.2233720368547758e18 ? -1 : CompareDoubles(whole.AsInt, value);
        }

        return value < 0 ? 1 : value >= 1.8446744073709552e19 ? -1 : CompareDoubles(whole.AsUint, value);
    }

    /// <summary>By code point, which differs from UTF-16 order once there are surrogates.</summary>
    private static int CompareCodePoints(string left, string right)
    {
        var length = Math.Min(left.Length, right.Length);
        for (var i = 0; i < length; i++)
        {
            if (left[i] != right[i])
            {
                var isLeftAstral = char.IsSurrogate(left[i]);
                return isLeftAstral == char.IsSurrogate(right[i]) ? left[i].CompareTo(right[i]) : isLeftAstral ? 1 : -1;
            }
        }

        return left.Length.CompareTo(right.Length);
    }

    private static bool AreEqual(CelList left, CelList right)
    {
        CelEffort.Spend(1);
        if ((left.IsSame(right) ?? right.IsSame(left)) is { } same)
        {
            return same;
        }

        if (left.Count != right.Count)
        {
            return false;
        }

        CelEffort.Spend(left.Count);
        for (var i = 0; i < left.Count; i++)
        {
            if (!AreEqual(left[i], right[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool AreEqual(CelMap left, CelMap right)
    {
        CelEffort.Spend(1 + Math.Min(left.Count, right.Count));
        if (left.Count != right.Count)
        {
            return false;
        }

        foreach (var key in left.Keys)
        {
            if (!left.TryGet(key, out var value) || !right.TryGet(key, out var other) || !AreEqual(value, other))
            {
                return false;
            }
        }

        return true;
    }
}
