namespace Flux.Manifests.Schemas.Structural.Rules.Costs;

/// <summary>The least and the most that a size or a cost can be; arithmetic stops at the largest number.</summary>
internal readonly record struct CostRange(ulong Min, ulong Max)
{
    public static readonly CostRange Unknown = new(0, ulong.MaxValue);

    public static CostRange Of(ulong value) => new(value, value);

    public static CostRange operator +(CostRange left, CostRange right) => new(Add(left.Min, right.Min), Add(left.Max, right.Max));

    public static CostRange operator *(CostRange left, CostRange right) => new(Multiply(left.Min, right.Min), Multiply(left.Max, right.Max));

    /// <summary>Times a factor, rounded up.</summary>
    public static CostRange operator *(CostRange left, double factor) => new(Scale(left.Min, factor), Scale(left.Max, factor));

    public CostRange Union(CostRange other) => new(Math.Min(Min, other.Min), Math.Max(Max, other.Max));

    public static ulong Add(ulong left, ulong right) => left > ulong.MaxValue - right ? ulong.MaxValue : left + right;

    public static ulong Multiply(ulong left, ulong right) => right != 0 && left > ulong.MaxValue / right ? ulong.MaxValue : left * right;

    private static ulong Scale(ulong value, double factor)
    {
        var scaled = Math.Ceiling(value * factor);
        return scaled >= 18446744073709551616.0 ? ulong.MaxValue : (ulong)scaled;
    }
}
