using System.Net;
using System.Net.Sockets;
using Flux.Manifests.Networking;
using Flux.Manifests.Nodes;
using Flux.Manifests.Validation;

namespace Flux.DevCluster.Kinds.Services;

/// <summary>The rules of a Service's addresses, its cluster's and those from elsewhere.</summary>
internal static class ServiceAddressRules
{
    private const string NoAddress = "must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)";

    private static readonly string[] Families = ["IPv4", "IPv6"];
    private static readonly string[] Policies = ["PreferDualStack", "RequireDualStack", "SingleStack"];

    public static void Validate(MapNode spec, string type, List<FieldError> errors)
    {
        if (type != "ExternalName")
        {
            ValidateAgreement(spec, errors);
            ValidateFamilies(spec, errors);
            ValidateClusterAddresses(spec, errors);
        }

        foreach (var (index, address) in Texts(spec, "externalIPs").Index())
        {
            if (Fault(address) is { } fault)
            {
                errors.Add(FieldError.Invalid($"spec.externalIPs[{index}]", address, fault));
            }
        }
    }

    private static void ValidateAgreement(MapNode spec, List<FieldError> errors)
    {
        var address = spec.GetString("clusterIP") ?? "";
        var addresses = Texts(spec, "clusterIPs");
        if (address.Length == 0 && addresses.Length > 0)
        {
            errors.Add(FieldError.Invalid("spec.clusterIPs", spec["clusterIPs"]!, "must be empty when `clusterIP` is not specified"));
        }
        else if (addresses.Length > 0 && addresses[0] != address)
        {
            errors.Add(FieldError.Invalid("spec.clusterIPs", spec["clusterIPs"]!, "first value must match `clusterIP`"));
        }
    }

    private static void ValidateFamilies(MapNode spec, List<FieldError> errors)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (index, family) in Texts(spec, "ipFamilies").Index())
        {
            if (!Families.Contains(family))
            {
                errors.Add(FieldError.NotSupported($"spec.ipFamilies[{index}]", family, Families));
            }

            if (!seen.Add(family))
            {
                errors.Add(FieldError.Duplicate($"spec.ipFamilies[{index}]", family));
            }
        }

        var policy = spec.GetString("ipFamilyPolicy");
        if (policy is not null && !Policies.Contains(policy))
        {
            errors.Add(FieldError.NotSupported("spec.ipFamilyPolicy", policy, Policies));
        }

        // A headless Service without a selector may have endpoints of both families wherever it is.
        if (policy == "RequireDualStack" && spec.GetString("clusterIP") != "None")
        {
            errors.Add(FieldError.Invalid("spec.ipFamilyPolicy", policy, "this cluster is not configured for dual-stack services"));
        }
    }

    private static void ValidateClusterAddresses(MapNode spec, List<FieldError> errors)
    {
        var addresses = Texts(spec, "clusterIPs");
        if (addresses is ["None", _, ..])
        {
            errors.Add(FieldError.Invalid("spec.clusterIPs", spec["clusterIPs"]!, "'None' must be the first and only value"));
        }

        foreach (var (index, address) in addresses.Index())
        {
            if ((index > 0 || address != "None") && GoIp.Parse(address) is null)
            {
                errors.Add(FieldError.Invalid($"spec.clusterIPs[{index}]", address, NoAddress));
            }
        }

        if (addresses.Length > 2)
        {
            errors.Add(FieldError.Invalid("spec.clusterIPs", spec["clusterIPs"]!, "may only hold up to 2 values"));
        }
    }

    private static string[] Texts(MapNode spec, string field) => [.. (spec.GetList(field) ?? []).OfType<StringNode>().Select(text => text.Value)];

    private static string? Fault(string text)
    {
        if (GoIp.Parse(text) is not { } address)
        {
            return NoAddress;
        }

        var bytes = address.GetAddressBytes();
        var isOld = address.AddressFamily == AddressFamily.InterNetwork;
        return address switch
        {
            _ when address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any) => $"may not be unspecified ({text})",
            _ when IPAddress.IsLoopback(address) => "may not be in the loopback range (127.0.0.0/8, ::1/128)",
            _ when address.IsIPv6LinkLocal || (isOld && bytes is [169, 254, ..]) => "may not be in the link-local range (169.254.0.0/16, fe80::/10)",
            _ when (isOld && bytes is [224, 0, 0, _]) || address.IsIPv6Multicast && (bytes[1] & 0x0f) == 2 => "may not be in the link-local multicast range (224.0.0.0/24, ff02::/10)",
            _ => null,
        };
    }
}
