using Flux.Manifests.Cel.Values;

namespace Flux.DevCluster.Admission.Policies.Mutating;

/// <summary>Holds the names of the messages that an expression made against the fields that they stand in.</summary>
internal static class MessageNames
{
    /// <exception cref="MutationException">A message has the name of another place.</exception>
    public static void Check(CelValue value)
    {
        var faults = new List<string>();
        if (value.Kind == CelKind.Map && value.AsMap is CelObject root)
        {
            Collect(value, root.TypeName, faults);
        }

        if (faults.Count > 0)
        {
            throw new MutationException($"type mismatch: {string.Join('\n', faults)}");
        }
    }

    private static void Collect(CelValue value, string place, List<string> faults)
    {
        if (value.Kind == CelKind.List)
        {
            for (var i = 0; i < value.AsList.Count; i++)
            {
                Collect(value.AsList[i], place, faults);
            }

            return;
        }

        if (value.Kind != CelKind.Map || value.AsMap is not CelObject message)
        {
            return;
        }

        if (message.TypeName != place)
        {
            faults.Add($"unexpected type name \"{message.TypeName}\", expected \"{place}\", which matches field name path from root Object type");
        }

        foreach (var (name, field) in message.Fields)
        {
            Collect(field, $"{place}.{name}", faults);
        }
    }
}
