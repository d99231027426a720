namespace Flux.Grains.Statuses;

/// <summary>
/// Makes Ready say what the other conditions say: first what is wrong, then what is not right yet, then what is well. Among those
/// that weigh the same the order decides.
/// </summary>
/// <param name="order">The types that count, the weightiest first.</param>
/// <param name="negative">Those of them that are bad news when True.</param>
internal sealed class ConditionSummary(IReadOnlyList<string> order, IReadOnlySet<string> negative)
{
    /// <summary>Sets Ready; without any of the conditions it stays as it is.</summary>
    public void Apply(ConditionSet conditions)
    {
        var top = order.Where(type => conditions.Find(type) is not null).MinBy(type => Weight(conditions, type));
        if (top is null)
        {
            return;
        }

        var status = conditions.Status(top);
        var inverted = status == "True" ? "False" : "True";
        conditions.Set(
            ConditionTypes.Ready, status == "Unknown" || !negative.Contains(top) ? status : inverted, conditions.Reason(top), conditions.Message(top));
    }

    private int Weight(ConditionSet conditions, string type) => (conditions.Status(type), negative.Contains(type)) switch
    {
        ("True", true) => 0,
        ("False", false) => 1,
        ("True", false) => 2,
        ("False", true) => 3,
        _ => 4,
    };
}
