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
            Charge(meter, value, 0);
        }
    }

    public static void Charge(RenderMeter meter, object? value, int depth)
    {
        switch (value)
        {
            case string text when text.Length >= CharactersForStep:
                meter.Charge(text.Length / CharactersForStep);
                break;
            case GoMap map:
                ChargeAll(meter, map.Values, map.Count, depth);
                break;
            case GoList list:
                ChargeAll(meter, list.Items, list.Items.Count, depth);
                break;
        }
    }

    private static void ChargeAll(RenderMeter meter, IEnumerable<object?> values, int count, int depth)
    {
        // Whoever goes through the value would not come back from it.
        if (depth > MaxDepth)
        {
            throw new RenderBudgetException($"a value holds itself, or nests deeper than {MaxDepth}");
        }

        meter.Charge((long)StepsForItem * (count + 1));
        foreach (var value in values)
        {
            Charge(meter, value, depth + 1);
        }
    }
}
