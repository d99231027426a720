using Flux.Helm.Templates.Text;
using Flux.Helm.Templates.Values;

namespace Flux.Helm.Templates.Functions;

/// <summary>The slice function of text/template.</summary>
internal static class Slicing
{
    public static object Slice(GoValue item, GoValue[] indexes)
    {
        if (item.Data is null)
        {
            throw new TemplateCallException("slice of untyped nil");
        }

        if (indexes.Length > 3)
        {
            throw new TemplateCallException($"too many slice indexes: {indexes.Length}");
        }

        var length = item.Data switch
        {
            string when indexes.Length == 3 => throw new TemplateCallException("cannot 3-index slice a string"),
            string text => GoText.ByteCount(text),
            GoList list => list.Count,
            _ => throw new TemplateCallException($"can't slice item of type {GoType.Of(item.Data)}"),
        };
        var bounds = new int[3];
        bounds[1] = length;
        for (var i = 0; i < indexes.Length; i++)
        {
            bounds[i] = Indexing.Bound(indexes[i], length);
        }

        CheckOrder(bounds[0], bounds[1]);
        if (indexes.Length == 3)
        {
            CheckOrder(bounds[1], bounds[2]);
        }

        return item.Data is string whole
            ? GoValue.Of(GoText.Slice(whole, bounds[0], bounds[1]))
            : GoValue.Of(new GoList(GoType.Of(item.Data)!, [.. ((GoList)item.Data).Items.Skip(bounds[0]).Take(bounds[1] - bounds[0])]));
    }

    private static void CheckOrder(int low, int high)
    {
        if (low > high)
        {
            throw new TemplateCallException($"invalid slice index: {low} > {high}");
        }
    }
}
