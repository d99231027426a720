using Flux.Helm.Templates.Values;

namespace Flux.Helm.Templates.Evaluation;

/// <summary>
/// Charges for values before something goes through all of them. A value can hold another many times, and that one others: small
/// in memory, such a value is without end when it is printed or copied.
/// </summary>
internal static class ValueCost
{
    private const int StepsForItem = 10;
    private const int CharactersForStep = 4;

    private const int MaxDepth = 1_000;

    public static void Charge(RenderMeter meter, ReadOnlySpan<object?> values)
    {
        foreach (var value in values)
        {
            Charge(meter, value);
        }
    }

    public static void Charge(RenderMeter meter, object? value)
    {
        HashSet<object>? above = null;
        Charge(meter, value, 0, ref above);
        if (above is not null)
        {
            throw new RenderBudgetException($"a value nests deeper than {MaxDepth}");
        }
    }

    private static void Charge(RenderMeter meter, object? value, int depth, ref HashSet<object>? above)
    {
        switch (value)
        {
            case string text when text.Length >= CharactersForStep:
                meter.Charge(text.Length / CharactersForStep);
                break;
            case GoMap map:
                ChargeAll(meter, map, map.Values, depth, ref above);
                break;
            case GoList list:
                ChargeAll(meter, list, list.Items, depth, ref above);
                break;
        }
    }

    /// <param name="above">What the value is in, from where few values reach: it is worth to look there whether it ends.</param>
    private static void ChargeAll(RenderMeter meter, object holder, IReadOnlyCollection<object?> values, int depth, ref HashSet<object>? above)
    {
        if (depth >= MaxDepth)
        {
            above ??= new HashSet<object>(ReferenceEqualityComparer.Instance);
            if (depth > 2 * MaxDepth)
            {
                throw new RenderBudgetException($"a value nests deeper than {MaxDepth}");
            }

            if (!above.Add(holder))
            {
                throw new CyclicValueException(GoType.Of(holder)!.Name);
            }
        }

        meter.Charge((long)StepsForItem * (values.Count + 1));
        foreach (var value in values)
        {
            Charge(meter, value, depth + 1, ref above);
        }

        above?.Remove(holder);
    }
}
