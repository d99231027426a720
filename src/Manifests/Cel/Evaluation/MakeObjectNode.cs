using Flux.Manifests.Cel.Values;

namespace Flux.Manifests.Cel.Evaluation;

internal sealed class MakeObjectNode(string typeName, (string Name, CelNode Value, bool IsOptional)[] fields) : CelNode
{
    private const int Cost = 40;

    public override CelValue Evaluate(CelContext context)
    {
        var made = new Dictionary<string, CelValue>(fields.Length, StringComparer.Ordinal);
        foreach (var (name, node, isOptional) in fields)
        {
            var value = node.Evaluate(context);
            if (value.IsError)
            {
                return value;
            }

            if (!isOptional)
            {
                made[name] = value;
            }
            else if (value.Kind != CelKind.Optional)
            {
                return CelValue.Error($"cannot initialize optional entry '{name}' from non-optional value {value}");
            }
            else if (value.AsOptional.HasValue)
            {
                made[name] = value.AsOptional.Value;
            }
        }

        context.Spend(Cost);
        return CelValue.Of(new CelObject(typeName, made));
    }
}
