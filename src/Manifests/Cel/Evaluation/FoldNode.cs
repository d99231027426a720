using Flux.Manifests.Cel.Values;

namespace Flux.Manifests.Cel.Evaluation;

/// <summary>A loop over a list or a map.</summary>
internal sealed class FoldNode(FoldSlots slots, CelNode range, CelNode initial, FoldBody body) : CelNode
{
    public override CelValue Evaluate(CelContext context)
    {
        var values = range.Evaluate(context);
        if (values.IsError)
        {
            return values;
        }

        context.Locals[slots.Accumulator] = initial.Evaluate(context);
        var isDone = values.Kind switch
        {
            CelKind.List => FoldList(context, values.AsList),
            CelKind.Map => FoldMap(context, values.AsMap),
            _ => false,
        };
        return isDone ? body.Result.Evaluate(context) : CelValue.Error($"got '{Functions.CelRuntimeTypes.Of(values).Name}', expected iterable type");
    }

    private bool FoldList(CelContext context, CelList list)
    {
        for (var i = 0; i < list.Count; i++)
        {
            if (slots.Second >= 0)
            {
                context.Locals[slots.First] = CelValue.Of((long)i);
                context.Locals[slots.Second] = list[i];
            }
            else
            {
                context.Locals[slots.First] = list[i];
            }

            if (!Step(context))
            {
                break;
            }
        }

        return true;
    }

    private bool FoldMap(CelContext context, CelMap map)
    {
        foreach (var key in map.Keys)
        {
            context.Locals[slots.First] = key;
            if (slots.Second >= 0)
            {
                map.TryGet(key, out context.Locals[slots.Second]);
            }

            if (!Step(context))
            {
                break;
            }
        }

        return true;
    }

    private bool Step(CelContext context)
    {
        if (body.Condition.Evaluate(context).IsFalse)
        {
            return false;
        }

        context.Locals[slots.Accumulator] = body.Step.Evaluate(context);
        return true;
    }
}
