using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Flux.KubeApi.Admission;
using Flux.KubeApi.Errors;
using Flux.Manifests.Nodes;
using Flux.Manifests.Validation;
using Flux.ObjectStore;

namespace Flux.DevCluster.Admission;

/// <summary>Gives Services their cluster addresses and node ports. The stored Services are the record of what is taken.</summary>
internal sealed class ServiceAddresses(IObjectStore store) : IAdmissionPlugin
{
    private const int FirstNodePort = 30_000;
    private const int LastNodePort = 32_767;
    private const int Attempts = 1_000;

    private static readonly ResourceKey Services = new("", "services");

    /// <summary>Each Service is read once, and not again for every other one that comes.</summary>
    private readonly ConditionalWeakTable<StoredObject, ServiceClaim> _claims = [];

    public async ValueTask MutateAsync(AdmissionRequest request, CancellationToken cancellationToken)
    {
        if (request is not { Resource: { Group: "", Plural: "services" }, Subresource: "", Object: { } item } || item.GetMap("spec") is not { } spec)
        {
            return;
        }

        if (request.OldObject is { } old)
        {
            CarryOver(spec, old.GetMap("spec") ?? new MapNode());
        }

        if (spec.GetString("type") == "ExternalName" || (spec.GetString("clusterIP") is null or "" && spec.GetList("clusterIPs") is { Count: > 0 }))
        {
            // The second is refused later on.
            return;
        }

        var taken = await TakenAsync(request, cancellationToken).ConfigureAwait(false);
        AssignAddress(request, spec, taken);
        AssignNodePorts(request, spec, taken);
    }

    /// <summary>What a client leaves out on an update stays as it is.</summary>
    private static void CarryOver(MapNode spec, MapNode old)
    {
        DropWhatOnlyTheOldTypeHad(spec, old);
        if (old.GetString("type") == "ExternalName" || spec.GetString("type") == "ExternalName")
        {
            return;
        }

        if (spec.GetString("clusterIP") is { Length: > 0 } address && address != old.GetString("clusterIP") && spec["clusterIPs"] is { } addresses && addresses.Equals(old["clusterIPs"]))
        {
            // A client that knows of the one field only.
            spec.Set("clusterIPs", new ListNode { address });
        }

        foreach (var field in (ReadOnlySpan<string>)["clusterIP", "clusterIPs", "ipFamilies", "ipFamilyPolicy"])
        {
            if (spec[field] is null or StringNode { Value: "" } && old[field] is { } value)
            {
                spec.Set(field, value.DeepClone());
            }
        }

        if (!NeedsNodePorts(spec))
        {
            return;
        }

        foreach (var port in (spec.GetList("ports") ?? []).OfType<MapNode>())
        {
            var before = (old.GetList("ports") ?? []).OfType<MapNode>().FirstOrDefault(candidate => SamePort(candidate, port));
            if (before?["nodePort"] is { } number)
            {
                port.TryAdd("nodePort", number);
            }
        }

        if (old["healthCheckNodePort"] is { } health && NeedsHealthPort(spec))
        {
            spec.TryAdd("healthCheckNodePort", health);
        }
    }

    private static void DropWhatOnlyTheOldTypeHad(MapNode spec, MapNode old)
    {
        if (spec.GetString("type") is "ClusterIP" or "ExternalName")
        {
            DropUnchanged(spec, old, "externalTrafficPolicy");
        }

        if (spec.GetString("type") != "LoadBalancer")
        {
            DropUnchanged(spec, old, "allocateLoadBalancerNodePorts");
            DropUnchanged(spec, old, "loadBalancerClass");
        }

        if (spec.GetString("type") == "ExternalName")
        {
            DropUnchanged(spec, old, "internalTrafficPolicy");
            foreach (var field in (ReadOnlySpan<string>)["clusterIP", "clusterIPs", "ipFamilies", "ipFamilyPolicy"])
            {
                DropUnchanged(spec, old, field);
            }
        }
    }

    private static void DropUnchanged(MapNode spec, MapNode old, string field)
    {
        if (spec[field] is { } value && value.Equals(old[field]))
        {
            spec.Remove(field);
        }
    }

    private static bool SamePort(MapNode left, MapNode right) =>
        left["port"]?.Equals(right["port"]) == true && left.GetString("protocol") == right.GetString("protocol");

    private async ValueTask<TakenAddresses> TakenAsync(AdmissionRequest request, CancellationToken cancellationToken)
    {
        var page = await store.ListAsync(new ListRequest(Services), cancellationToken).ConfigureAwait(false);
        var taken = new TakenAddresses();
        foreach (var item in page.Items.Where(item => item.Key.Name != request.Name || item.Key.Namespace != request.Namespace))
        {
            taken.Add(_claims.GetValue(item, static service => ServiceClaim.Of(service.Root)));
        }

        return taken;
    }

    private static void AssignAddress(AdmissionRequest request, MapNode spec, TakenAddresses taken)
    {
        var address = spec.GetString("clusterIP") ?? "";
        if (address.Length == 0)
        {
            address = taken.FreeAddress();
            spec.Set("clusterIP", address);
        }
        else if (request.OldObject.GetString("spec", "clusterIP") != address && taken.WhyNot(address) is { } fault)
        {
            throw ApiErrors.Invalid(
                request.Resource.GroupKind,
                request.Name,
                [FieldError.Invalid("spec.clusterIPs", new ListNode { address }, $"failed to allocate IP {address}: {fault}")]);
        }

        spec.TryAdd("clusterIPs", new ListNode { address });
        if (address == "None" && spec.GetMap("selector") is null or { Count: 0 } && spec["ipFamilies"] is null)
        {
            // Whoever writes the endpoints decides which families they have.
            spec.Set("ipFamilies", new ListNode { "IPv4", "IPv6" });
            spec.TryAdd("ipFamilyPolicy", "RequireDualStack");
        }

        spec.TryAdd("ipFamilies", new ListNode { "IPv4" });
        spec.TryAdd("ipFamilyPolicy", "SingleStack");
    }

    private static void AssignNodePorts(AdmissionRequest request, MapNode spec, TakenAddresses taken)
    {
        var needs = NeedsNodePorts(spec);
        var pretended = 0L;
        var index = 0;
        foreach (var port in (spec.GetList("ports") ?? []).OfType<MapNode>())
        {
            var path = $"spec.ports[{(index++).ToString(CultureInfo.InvariantCulture)}].nodePort";
            if (!needs)
            {
                // What was asked for in vain when a Service is made is refused later on; what another type leaves behind goes.
                if (request.OldObject is not null || port.GetInt64("nodePort") is 0)
                {
                    port.Remove("nodePort");
                }
            }
            else if (port.GetInt64("nodePort") is > 0 and var number)
            {
                CheckNodePort(request, path, number, taken);
                pretended = Math.Max(pretended, number);
            }
            else
            {
                port.Set("nodePort", request.DryRun ? PretendedPort(pretended) : FreePort(taken));
            }
        }

        if (NeedsHealthPort(spec))
        {
            spec.TryAdd("healthCheckNodePort", request.DryRun ? PretendedPort(0) : FreePort(taken));
        }
        else if (request.OldObject is not null)
        {
            spec.Remove("healthCheckNodePort");
        }
    }

    private static void CheckNodePort(AdmissionRequest request, string path, long number, TakenAddresses taken)
    {
        string? fault = null;
        if (number is < FirstNodePort or > LastNodePort)
        {
            fault = $"provided port is not in the valid range. The range of valid ports is {FirstNodePort}-{LastNodePort}";
        }
        else if (taken.HasPort(number))
        {
            fault = "provided port is already allocated";
        }

        if (fault is not null)
        {
            throw ApiErrors.Invalid(request.Resource.GroupKind, request.Name, [FieldError.Invalid(path, NumberNode.Of(number), fault)]);
        }
    }

    /// <summary>A dry run takes no port and shows one that cannot be taken: the next after those that were asked for, or after the last of the range.</summary>
    /// <param name="asked">The highest port that was asked for; 0 when none was.</param>
    private static long PretendedPort(long asked) => (asked == 0 ? LastNodePort + 1 : asked) + 1;

    private static long FreePort(TakenAddresses taken)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var port = RandomNumberGenerator.GetInt32(FirstNodePort, LastNodePort + 1);
            if (taken.TakePort(port))
            {
                return port;
            }
        }

        throw ApiErrors.Internal("no free node port");
    }

    private static bool NeedsNodePorts(MapNode spec) => spec.GetString("type") switch
    {
        "NodePort" => true,
        "LoadBalancer" => spec.GetBoolean("allocateLoadBalancerNodePorts") != false,
        _ => false,
    };

    private static bool NeedsHealthPort(MapNode spec) => spec.GetString("type") == "LoadBalancer" && spec.GetString("externalTrafficPolicy") == "Local";
}
