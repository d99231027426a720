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
