using Flux.DevCluster.Kinds.Defaults;
using Flux.Manifests.Nodes;

namespace Flux.DevCluster.Admission.PodSecurity;

/// <summary>The baseline standard: nothing that is known to lead out of a container.</summary>
internal static class BaselineChecks
{
    private static readonly string[] Capabilities =
    [
        "AUDIT_WRITE", "CHOWN", "DAC_OVERRIDE", "FOWNER", "FSETID", "KILL", "MKNOD", "NET_BIND_SERVICE", "SETFCAP", "SETGID", "SETPCAP", "SETUID", "SYS_CHROOT",
    ];

    private static readonly string[] Sysctls =
    [
        "kernel.shm_rmid_forced", "net.ipv4.ip_local_port_range", "net.ipv4.tcp_syncookies", "net.ipv4.ping_group_range", "net.ipv4.ip_unprivileged_port_start",
        "net.ipv4.ip_local_reserved_ports", "net.ipv4.tcp_keepalive_time", "net.ipv4.tcp_fin_timeout", "net.ipv4.tcp_keepalive_intvl", "net.ipv4.tcp_keepalive_probes",
        "net.ipv4.tcp_rmem", "net.ipv4.tcp_wmem",
    ];

    private static readonly string[] SelinuxTypes = ["", "container_t", "container_init_t", "container_kvm_t", "container_engine_t"];

    public static IEnumerable<SecurityFault> Check(PodUnderTest pod)
    {
        SecurityFault?[] faults =
        [
            AppArmor(pod), Capability(pod), HostNamespaces(pod), HostPaths(pod), HostPorts(pod), Privileged(pod), ProcMounts(pod), Seccomp(pod), Selinux(pod), Sysctl(pod), HostProcess(pod),
        ];
        return faults.OfType<SecurityFault>();
    }

    private static SecurityFault? AppArmor(PodUnderTest pod)
    {
        var forbidden = new List<string>();
        var containers = pod.Where(container => container.GetString("securityContext", "appArmorProfile", "type") == "Unconfined");
        if (containers.Count > 0)
        {
            forbidden.Add($"{PodUnderTest.Name(containers)} must not set securityContext.appArmorProfile.type to \"Unconfined\"");
        }

        if (pod.Spec.GetString("securityContext", "appArmorProfile", "type") == "Unconfined")
        {
            forbidden.Insert(0, "pod must not set securityContext.appArmorProfile.type to \"Unconfined\"");
        }

        var annotations = (pod.Metadata.GetMap("annotations") ?? new MapNode())
            .Where(entry => entry.Key.StartsWith("container.apparmor.security.beta.kubernetes.io/", StringComparison.Ordinal)
                && entry.Value is StringNode value && value.Value is not ("" or "runtime/default") && !value.Value.StartsWith("localhost/", StringComparison.Ordinal))
            .Select(entry => $"{entry.Key}=\"{((StringNode)entry.Value).Value}\"").ToArray();
        forbidden.AddRange(annotations.Length == 0 ? [] : [$"annotation{(annotations.Length == 1 ? "" : "s")} {string.Join(", ", annotations)}"]);
        return forbidden.Count == 0 ? null : new SecurityFault(containers.Count + annotations.Length > 1 ? "forbidden AppArmor profiles" : "forbidden AppArmor profile", string.Join(", ", forbidden));
    }

    private static SecurityFault? Capability(PodUnderTest pod)
    {
        var added = pod.Containers.SelectMany(container => Added(container).Where(name => !Capabilities.Contains(name))).Distinct().Order(StringComparer.Ordinal).ToArray();
        var containers = pod.Where(container => Added(container).Any(name => !Capabilities.Contains(name)));
        return added.Length == 0 ? null : new SecurityFault(
            "non-default capabilities", $"{PodUnderTest.Name(containers)} must not include {PodUnderTest.Quoted(added)} in securityContext.capabilities.add");
    }

    private static IEnumerable<string> Added(MapNode container) =>
        container.GetList("securityContext", "capabilities", "add")?.OfType<StringNode>().Select(name => name.Value) ?? [];

    private static SecurityFault? HostNamespaces(PodUnderTest pod)
    {
        var used = new[] { "hostNetwork", "hostPID", "hostIPC" }.Where(field => pod.Spec.GetBoolean(field) == true).Select(field => field + "=true").ToArray();
        return used.Length == 0 ? null : new SecurityFault("host namespaces", string.Join(", ", used));
    }

    private static SecurityFault? HostPaths(PodUnderTest pod)
    {
        var volumes = pod.Spec.Items("volumes").Where(volume => volume.ContainsKey("hostPath")).ToArray();
        return volumes.Length == 0 ? null : new SecurityFault("hostPath volumes", PodUnderTest.Volumes(volumes));
    }

    private static SecurityFault? HostPorts(PodUnderTest pod)
    {
        static IEnumerable<long> PortsOf(MapNode container) => container.Items("ports").Select(port => port.GetInt64("hostPort") ?? 0).Where(port => port > 0);
        var containers = pod.Where(container => PortsOf(container).Any());
        var ports = containers.SelectMany(PortsOf).Distinct().Select(port => port.ToString(System.Globalization.CultureInfo.InvariantCulture)).Order(StringComparer.Ordinal).ToArray();
        return ports.Length == 0 ? null : new SecurityFault(
            "hostPort", $"{PodUnderTest.Name(containers)} {(containers.Count == 1 ? "uses" : "use")} hostPort{(ports.Length == 1 ? "" : "s")} {string.Join(", ", ports)}");
    }

    private static SecurityFault? Privileged(PodUnderTest pod)
    {
        var containers = pod.Where(container => container.GetBoolean("securityContext", "privileged") == true);
        return containers.Count == 0 ? null : new SecurityFault("privileged", $"{PodUnderTest.Name(containers)} must not set securityContext.privileged=true");
    }

    private static SecurityFault? ProcMounts(PodUnderTest pod)
    {
        var containers = pod.Where(container => container.GetString("securityContext", "procMount") is not (null or "Default"));
        var values = containers.Select(container => container.GetString("securityContext", "procMount")!).Distinct();
        return containers.Count == 0 ? null : new SecurityFault("procMount", $"{PodUnderTest.Name(containers)} must not set securityContext.procMount to {PodUnderTest.Quoted(values)}");
    }

    private static SecurityFault? Seccomp(PodUnderTest pod)
    {
        var faults = new List<string>();
        if (pod.Spec.GetString("securityContext", "seccompProfile", "type") == "Unconfined")
        {
            faults.Add("pod must not set securityContext.seccompProfile.type to \"Unconfined\"");
        }

        var containers = pod.Where(container => container.GetString("securityContext", "seccompProfile", "type") == "Unconfined");
        if (containers.Count > 0)
        {
            faults.Add($"{PodUnderTest.Name(containers)} must not set securityContext.seccompProfile.type to \"Unconfined\"");
        }

        return faults.Count == 0 ? null : new SecurityFault("seccompProfile", string.Join(", ", faults));
    }

    private static SecurityFault? Selinux(PodUnderTest pod)
    {
        var contexts = new List<(string Who, MapNode Options)>();
        if (pod.Spec.GetMap("securityContext", "seLinuxOptions") is { } own)
        {
            contexts.Add(("pod", own));
        }

        contexts.AddRange(pod.Containers.Where(container => container.GetMap("securityContext", "seLinuxOptions") is not null)
            .Select(container => (PodUnderTest.Name([container]), container.GetMap("securityContext", "seLinuxOptions")!)));
        var wrong = contexts.Where(context => !SelinuxTypes.Contains(context.Options.GetString("type") ?? "")
            || context.Options.GetString("user") is { Length: > 0 } || context.Options.GetString("role") is { Length: > 0 }).ToArray();
        if (wrong.Length == 0)
        {
            return null;
        }

        var types = wrong.Select(context => context.Options.GetString("type") ?? "").Where(type => !SelinuxTypes.Contains(type)).Distinct().ToArray();
        var details = new List<string>();
        details.AddRange(types.Length == 0 ? [] : [$"type{(types.Length == 1 ? "" : "s")} {PodUnderTest.Quoted(types)}"]);
        details.AddRange(wrong.Any(context => context.Options.GetString("user") is { Length: > 0 }) ? ["user may not be set"] : []);
        details.AddRange(wrong.Any(context => context.Options.GetString("role") is { Length: > 0 }) ? ["role may not be set"] : []);
        return new SecurityFault("seLinuxOptions", $"{string.Join(" and ", wrong.Select(context => context.Who))} set forbidden securityContext.seLinuxOptions: {string.Join("; ", details)}");
    }

    private static SecurityFault? Sysctl(PodUnderTest pod)
    {
        var names = pod.Spec.Items("securityContext", "sysctls").Select(sysctl => sysctl.GetString("name") ?? "").Where(name => !Sysctls.Contains(name)).ToArray();
        return names.Length == 0 ? null : new SecurityFault("forbidden sysctls", string.Join(", ", names));
    }

    private static SecurityFault? HostProcess(PodUnderTest pod)
    {
        var isPod = pod.Spec.GetBoolean("securityContext", "windowsOptions", "hostProcess") == true;
        var containers = pod.Where(container => container.GetBoolean("securityContext", "windowsOptions", "hostProcess") == true);
        if (!isPod && containers.Count == 0)
        {
            return null;
        }

        var who = isPod && containers.Count > 0 ? $"pod and {PodUnderTest.Name(containers)}" : isPod ? "pod" : PodUnderTest.Name(containers);
        return new SecurityFault("hostProcess", $"{who} must not set securityContext.windowsOptions.hostProcess=true");
    }
}
