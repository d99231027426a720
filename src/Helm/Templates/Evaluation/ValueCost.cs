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

    public static void Charge(RenderMeter meter, object? value) => Charge(meter, value, 0, null);

    private static void Charge(RenderMeter meter, object? value, int depth, HashSet<object>? above)
    {
        switch (value)
        {
            case string text when text.Length >= CharactersForStep:
                meter.Charge(text.Length / CharactersForStep);
                break;
            case GoMap map:
                ChargeAll(meter, map, map.Values, depth, above);
                break;
            case GoList list:
                ChargeAll(meter, list, list.Items, depth, above);
                break;
        }
    }

    private static void ChargeAll(RenderMeter meter, object holder, IReadOnlyCollection<object?> values, int depth, HashSet<object>? above)
    {
        // Deep down, where few values end, it is worth to look whether this one ends.
        if (depth >= MaxDepth)
        {
            above ??= new HashSet<object>(ReferenceEqualityComparer.Instance);
            if (!above.Add(holder))
            {
                throw new CyclicValueException(GoType.Of(holder)!.Name);
            }
        }

        if (depth > 2 * MaxDepth)
        {
            throw new RenderBudgetException($"a value nests deeper than {MaxDepth}");
        }

        meter.Charge((long)StepsForItem * (values.Count + 1));
        foreach (var value in values)
        {
            Charge(meter, value, depth + 1, above);
        }

        above?.Remove(holder);
        if (depth > MaxDepth)
        {
            throw new RenderBudgetException($"a value nests deeper than {MaxDepth}");
        }
    }
}
