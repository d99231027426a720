using Flux.DevCluster.Kinds.Defaults;
using Flux.Manifests.Nodes;

namespace Flux.DevCluster.Admission.PodSecurity;

/// <summary>What the restricted standard asks beyond the baseline: pods that give up what they do not need.</summary>
internal static class RestrictedChecks
{
    private static readonly string[] VolumeTypes =
        ["configMap", "csi", "downwardAPI", "emptyDir", "ephemeral", "persistentVolumeClaim", "projected", "secret", "image"];

    public static IEnumerable<SecurityFault> Check(PodUnderTest pod)
    {
        SecurityFault?[] faults = pod.IsWindows
            ? [Volumes(pod), RunAsNonRoot(pod), RunAsUser(pod)]
            : [AllowPrivilegeEscalation(pod), Capabilities(pod), Volumes(pod), RunAsNonRoot(pod), RunAsUser(pod), Seccomp(pod)];
        return faults.OfType<SecurityFault>();
    }

    private static SecurityFault? AllowPrivilegeEscalation(PodUnderTest pod)
    {
        var containers = pod.Where(container => container.GetBoolean("securityContext", "allowPrivilegeEscalation") != false);
        return containers.Count == 0 ? null : new SecurityFault(
            "allowPrivilegeEscalation != false", $"{PodUnderTest.Name(containers)} must set securityContext.allowPrivilegeEscalation=false");
    }

    private static SecurityFault? Capabilities(PodUnderTest pod)
    {
        static IEnumerable<string> Names(MapNode container, string field) =>
            container.GetList("securityContext", "capabilities", field)?.OfType<StringNode>().Select(name => name.Value) ?? [];
        var keeping = pod.Where(container => !Names(container, "drop").Contains("ALL"));
        var adding = pod.Where(container => Names(container, "add").Any(name => name != "NET_BIND_SERVICE"));
        var faults = new List<string>();
        if (keeping.Count > 0)
        {
            faults.Add($"{PodUnderTest.Name(keeping)} must set securityContext.capabilities.drop=[\"ALL\"]");
        }

        if (adding.Count > 0)
        {
            var added = adding.SelectMany(container => Names(container, "add")).Where(name => name != "NET_BIND_SERVICE").Distinct().Order(StringComparer.Ordinal);
            faults.Add($"{PodUnderTest.Name(adding)} must not include {PodUnderTest.Quoted(added)} in securityContext.capabilities.add");
        }

        return faults.Count == 0 ? null : new SecurityFault("unrestricted capabilities", string.Join("; ", faults));
    }

    private static SecurityFault? Volumes(PodUnderTest pod)
    {
        static string? TypeOf(MapNode volume) => volume.Keys.FirstOrDefault(key => key != "name" && !VolumeTypes.Contains(key));
        var volumes = pod.Spec.Items("volumes").Where(volume => TypeOf(volume) is not null).ToArray();
        var types = volumes.Select(volume => TypeOf(volume)!).Distinct().Order(StringComparer.Ordinal).ToArray();
        return volumes.Length == 0 ? null : new SecurityFault(
            "restricted volume types", $"{PodUnderTest.Volumes(volumes)} {(volumes.Length == 1 ? "uses" : "use")} {PodUnderTest.Plural("restricted volume type", types)}");
    }

    private static SecurityFault? RunAsNonRoot(PodUnderTest pod)
    {
        var own = pod.Spec.GetBoolean("securityContext", "runAsNonRoot");
        var wrong = pod.Where(container => container.GetBoolean("securityContext", "runAsNonRoot") == false);
        if (wrong.Count > 0)
        {
            return new SecurityFault("runAsNonRoot != true", $"{PodUnderTest.Name(wrong)} must not set securityContext.runAsNonRoot=false");
        }

        var silent = pod.Where(container => container.GetBoolean("securityContext", "runAsNonRoot") is null);
        if (own == false && silent.Count > 0)
        {
            return new SecurityFault("runAsNonRoot != true", "pod must not set securityContext.runAsNonRoot=false");
        }

        return own == true || silent.Count == 0
            ? null
            : new SecurityFault("runAsNonRoot != true", $"pod or {PodUnderTest.Name(silent)} must set securityContext.runAsNonRoot=true");
    }

    private static SecurityFault? RunAsUser(PodUnderTest pod)
    {
        var faults = new List<string>();
        if (pod.Spec.GetInt64("securityContext", "runAsUser") == 0)
        {
            faults.Add("pod must not set runAsUser=0");
        }

        var containers = pod.Where(container => container.GetInt64("securityContext", "runAsUser") == 0);
        if (containers.Count > 0)
        {
            faults.Add($"{PodUnderTest.Name(containers)} must not set runAsUser=0");
        }

        return faults.Count == 0 ? null : new SecurityFault("runAsUser=0", string.Join(", ", faults));
    }

    private static SecurityFault? Seccomp(PodUnderTest pod)
    {
        static bool IsSound(string? type) => type is "RuntimeDefault" or "Localhost";
        const string Wanted = "securityContext.seccompProfile.type to \"RuntimeDefault\" or \"Localhost\"";
        var isPodSound = IsSound(pod.Spec.GetString("securityContext", "seccompProfile", "type"));
        var silent = pod.Where(container => container.GetString("securityContext", "seccompProfile", "type") is null);
        return isPodSound || silent.Count == 0 ? null : new SecurityFault("seccompProfile", $"pod or {PodUnderTest.Name(silent)} must set {Wanted}");
    }
}
