using Flux.DevCluster.Kinds.Defaults;
using Flux.Manifests.Nodes;
using Flux.Manifests.Validation;

namespace Flux.DevCluster.Kinds.Pods;

/// <summary>The ports of containers.</summary>
internal static class PortValidation
{
    public const string RangeText = "must be between 1 and 65535, inclusive";

    private static readonly string[] Protocols = ["SCTP", "TCP", "UDP"];

    public static void Validate(MapNode container, FieldPath at, List<FieldError> errors)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (index, port) in container.Items("ports").Index())
        {
            var path = at.Child("ports").Index(index);
            if (port.GetString("name") is { Length: > 0 } name)
            {
                ValidateName(name, path, names, errors);
            }

            ValidateNumber(port, path, errors);
            if (port.GetString("protocol") is { } protocol && !Protocols.Contains(protocol))
            {
                errors.Add(FieldError.NotSupported(path.Child("protocol").ToString(), protocol, Protocols));
            }
        }
    }

    /// <summary>Ports of the node are one container's each, and are the container's own where it uses the node's network.</summary>
    public static void ValidateHostPorts(List<MapNode> containers, bool isHostNetwork, FieldPath path, List<FieldError> errors)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var ports = from container in containers.Index()
                    from port in container.Item.Items("ports").Index()
                    select (At: path.Index(container.Index).Child("ports").Index(port.Index), port.Item);
        foreach (var (at, port) in ports)
        {
            var host = port.GetInt64("hostPort") ?? 0;
            var text = $"{port.GetString("protocol")}/{port.GetString("hostIP")}/{host}";
            if (host != 0 && !taken.Add(text))
            {
                errors.Add(FieldError.Duplicate(at.Child("hostPort").ToString(), text));
            }

            if (isHostNetwork && host != (port.GetInt64("containerPort") ?? 0))
            {
                errors.Add(FieldError.Invalid(at.Child("containerPort").ToString(), port["containerPort"]!, "must match `hostPort` when `hostNetwork` is true"));
            }
        }
    }

    public static bool IsPort(long number) => number is >= 1 and <= 65535;

    private static void ValidateNumber(MapNode port, FieldPath path, List<FieldError> errors)
    {
        var number = port.GetInt64("containerPort") ?? 0;
        if (number == 0)
        {
            errors.Add(FieldError.Required(path.Child("containerPort").ToString()));
        }
        else if (!IsPort(number))
        {
            errors.Add(FieldError.Invalid(path.Child("containerPort").ToString(), NumberNode.Of(number), RangeText));
        }

        if (port.GetInt64("hostPort") is { } host && host != 0 && !IsPort(host))
        {
            errors.Add(FieldError.Invalid(path.Child("hostPort").ToString(), NumberNode.Of(host), RangeText));
        }
    }

    private static void ValidateName(string name, FieldPath path, HashSet<string> names, List<FieldError> errors)
    {
        foreach (var fault in PortName.Faults(name))
        {
            errors.Add(FieldError.Invalid(path.Child("name").ToString(), name, fault));
        }

        if (!names.Add(name))
        {
            errors.Add(FieldError.Duplicate(path.Child("name").ToString(), name));
        }
    }
}
