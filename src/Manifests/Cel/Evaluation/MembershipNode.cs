using Flux.Manifests.Cel.Values;

namespace Flux.Manifests.Cel.Evaluation;

/// <summary><c>x in [constants]</c></summary>
internal sealed class MembershipNode(CelNode item, CelList list) : CelNode
{
    private readonly HashSet<CelValue> _members = new(list, CelValueComparer.Instance);

    public override CelValue Evaluate(CelContext context)
    {
        var value = item.Evaluate(context);
        return value.IsError ? value : CelValue.Of(_members.Contains(value));
    }
}
