using Flux.Manifests.Cel.Values;

namespace Flux.Manifests.Cel.Evaluation;

internal sealed class MakeMapNode((CelNode Key, CelNode Value, bool IsOptional)[] entries) : CelNode
{
    public const int Cost = 30;

    public bool IsConstant => entries.All(entry => entry is { Key: ConstNode, Value: ConstNode, IsOptional: false });

    public override CelValue Evaluate(CelContext context)
    {
        var map = CelHashMap.Empty;
        foreach (var (keyNode, valueNode, isOptional) in entries)
        {
            var key = keyNode.Evaluate(context);
            var value = key.IsError ? key : valueNode.Evaluate(context);
            if (value.IsError)
            {
                return value;
            }

            if (isOptional)
            {
                if (value.Kind != CelKind.Optional)
                {
                    return CelValue.Error($"cannot initialize optional entry '{key}' from non-optional value {value}");
                }

                if (!value.AsOptional.HasValue)
                {
                    continue;
                }

                value = value.AsOptional.Value;
            }

            if (map.Insert(key, value) is not { } next)
            {
                return CelValue.Error($"Failed with repeated key [{(key.Kind == CelKind.String ? key.AsString : key)}]");
            }

            map = next;
        }

        context.Spend(Cost);
        return CelValue.Of(map);
    }
}
