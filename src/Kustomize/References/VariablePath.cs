using System.Globalization;
using Flux.Kustomize.FieldSpecs;

namespace Flux.Kustomize.References;

/// <summary>The field path of a variable, where an index may stand in brackets after a field: <c>spec.ports[0].port</c>.</summary>
internal static class VariablePath
{
    public static IReadOnlyList<string> Split(string path)
    {
        var result = new List<string>();
        foreach (var part in PathText.SplitBracketed(path, '.'))
        {
            var open = part.LastIndexOf('[');
            if (part.EndsWith(']') && open >= 0 && int.TryParse(part.AsSpan(open + 1, part.Length - open - 2), NumberStyles.None, CultureInfo.InvariantCulture, out _))
            {
                if (open > 0)
                {
                    result.Add(part[..open]);
                }

                result.Add(part[(open + 1)..^1]);
            }
            else
            {
                result.Add(part);
            }
        }

        return result;
    }
}
