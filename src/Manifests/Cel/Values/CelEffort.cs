using Flux.Manifests.Cel.Evaluation;

namespace Flux.Manifests.Cel.Values;

/// <summary>
/// What an evaluation really does: text and lists it builds, values it compares or prints. Costs are estimates that a
/// program must share with its users and that miss growth such as <c>'aa'.replace('a', 'aa')</c> repeated, or lists that
/// hold the same list many times over; this count ends those. A thread evaluates one expression at a time.
/// </summary>
internal static class CelEffort
{
    /// <summary>In characters: about 64 MB.</summary>
    private const long Limit = 32L * 1024 * 1024;

    /// <summary>An item of a list takes the room of this many characters.</summary>
    private const long Item = 4;

    [ThreadStatic]
    private static long _spent;

    public static void Begin() => _spent = 0;

    /// <param name="characters">Asked for before the memory is taken.</param>
    /// <exception cref="CelBudgetException">The evaluation does too much.</exception>
    public static void Spend(long characters)
    {
        if (characters > Limit - _spent)
        {
            throw new CelBudgetException();
        }

        _spent += characters;
    }

    /// <exception cref="CelBudgetException">The evaluation does too much.</exception>
    public static void SpendItems(long items) => Spend(Math.Min(items, Limit) * Item);
}
