using Flux.DevCluster.Kinds.Pods;
using Flux.Manifests.Nodes;
using Flux.Manifests.Validation;

namespace Flux.DevCluster.Kinds.Services;

/// <summary>The rules of a Service's ports.</summary>
internal static class ServicePorts
{
    private static readonly FieldPath Path = FieldPath.Root("spec").Child("ports");

    public static void Validate(List<MapNode> ports, List<FieldError> errors)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < ports.Count; i++)
        {
            ValidateName(ports, i, Path.Index(i), names, errors);
            ValidateNumbers(ports[i], Path.Index(i), errors);
        }
    }

    public static void ValidateNodePorts(List<MapNode> ports, string type, List<FieldError> errors)
    {
        var given = ports.Index().Where(port => port.Item.GetInt64("nodePort") is not (null or 0)).ToArray();
        if (type == "ClusterIP")
        {
            errors.AddRange(given.Select(port => FieldError.Forbidden(Path.Index(port.Index).Child("nodePort").ToString(), "may not be used when `type` is 'ClusterIP'")));
        }

        var seen = new HashSet<(string?, string)>();
        foreach (var (index, port) in given)
        {
            if (!seen.Add((port.GetString("protocol"), port["nodePort"]!.ToString()!)))
            {
                errors.Add(FieldError.Duplicate(Path.Index(index).Child("nodePort").ToString(), port["nodePort"]!));
            }
        }
    }

    public static void ValidateUnique(List<MapNode> ports, List<FieldError> errors)
    {
        var seen = new HashSet<(string, string)>();
        foreach (var (index, port) in ports.Index())
        {
            var key = (port.GetString("protocol") ?? "", port["port"]?.ToString() ?? "");
            if (!seen.Add(key))
            {
                errors.Add(FieldError.Duplicate(Path.Index(index).ToString(), new MapNode { { "protocol", key.Item1 }, { "port", port["port"] ?? NullNode.Instance } }));
            }
        }
    }

    private static void ValidateName(List<MapNode> ports, int index, FieldPath at, HashSet<string> names, List<FieldError> errors)
    {
        // The only port may go without a name.
        if (ports.Count > 1 || ports[index].GetString("name") is { Length: > 0 })
        {
            EntryNames.Validate(ports[index], at, names, errors);
        }
    }

    private static void ValidateNumbers(MapNode port, FieldPath at, List<FieldError> errors)
    {
        var number = port.GetInt64("port") ?? 0;
        if (!PortValidation.IsPort(number))
        {
            errors.Add(FieldError.Invalid(at.Child("port").ToString(), NumberNode.Of(number), PortValidation.RangeText));
        }

        if (port.GetString("protocol") is { } protocol && protocol is not ("SCTP" or "TCP" or "UDP"))
        {
            errors.Add(FieldError.NotSupported(at.Child("protocol").ToString(), protocol, ["SCTP", "TCP", "UDP"]));
        }

        switch (port["targetPort"])
        {
            case NumberNode target when target.TryGetInt64(out var value) && !PortValidation.IsPort(value):
                errors.Add(FieldError.Invalid(at.Child("targetPort").ToString(), target, PortValidation.RangeText));
                break;
            case StringNode target:
                errors.AddRange(PortName.Faults(target.Value).Select(fault => FieldError.Invalid(at.Child("targetPort").ToString(), target, fault)));
                break;
        }

        if (port.GetString("appProtocol") is { } application)
        {
            errors.AddRange(NameRules.QualifiedName(application).Select(fault => FieldError.Invalid(at.Child("appProtocol").ToString(), application, fault)));
        }
    }
}
