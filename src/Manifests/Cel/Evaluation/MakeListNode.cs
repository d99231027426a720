using Flux.Manifests.Cel.Values;

namespace Flux.Manifests.Cel.Evaluation;

internal sealed class MakeListNode(CelNode[] items, IReadOnlySet<int> optionals) : CelNode
{
    public const int Cost = 10;

    public IReadOnlyList<CelNode> Items => items;

    public override CelValue Evaluate(CelContext context)
    {
        var values = new List<CelValue>(items.Length);
        for (var i = 0; i < items.Length; i++)
        {
            var value = items[i].Evaluate(context);
            if (value.IsError)
            {
                return value;
            }

            if (!optionals.Contains(i))
            {
                values.Add(value);
            }
            else if (value.Kind != CelKind.Optional)
            {
                return CelValue.Error($"cannot initialize optional list element from non-optional value {value}");
            }
            else if (value.AsOptional.HasValue)
            {
                values.Add(value.AsOptional.Value);
            }
        }

        context.Spend(Cost);
        return CelValue.Of(new CelArrayList(values));
    }
}
