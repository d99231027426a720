using Flux.Manifests.Nodes;

namespace Flux.DevCluster.Kinds.Defaults;

internal static class ContainerDefaults
{
    public static void Apply(MapNode container, bool usesHostNetwork)
    {
        container.Default("terminationMessagePath", "/dev/termination-log");
        container.Default("terminationMessagePolicy", "File");
        container.Default("imagePullPolicy", PullPolicy(container.GetString("image") ?? ""));
        foreach (var port in container.Items("ports"))
        {
            port.Default("protocol", "TCP");
            if (usesHostNetwork && port["containerPort"] is { } number)
            {
                port.Default("hostPort", number);
            }
        }

        foreach (var probe in (ReadOnlySpan<string>)["livenessProbe", "readinessProbe", "startupProbe"])
        {
            ApplyToProbe(container.GetMap(probe));
        }

        foreach (var hook in (ReadOnlySpan<string>)["postStart", "preStop"])
        {
            ApplyToHttp(container.GetMap("lifecycle", hook, "httpGet"));
        }

        foreach (var variable in container.Items("env"))
        {
            variable.GetMap("valueFrom", "fieldRef")?.Default("apiVersion", "v1");
            variable.GetMap("valueFrom", "resourceFieldRef")?.Default("divisor", "0");
        }
    }

    private static void ApplyToProbe(MapNode? probe)
    {
        if (probe is null)
        {
            return;
        }

        probe.Default("timeoutSeconds", 1);
        probe.Default("periodSeconds", 10);
        probe.Default("successThreshold", 1);
        probe.Default("failureThreshold", 3);
        probe.GetMap("grpc")?.Default("service", "");
        ApplyToHttp(probe.GetMap("httpGet"));
    }

    private static void ApplyToHttp(MapNode? request)
    {
        request?.Default("path", "/");
        request?.Default("scheme", "HTTP");
    }

    /// <summary>An image whose tag may move is pulled each time.</summary>
    private static string PullPolicy(string image)
    {
        if (image.Contains('@', StringComparison.Ordinal))
        {
            return "IfNotPresent";
        }

        var name = image[(image.LastIndexOf('/') + 1)..];
        var colon = name.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 || name[(colon + 1)..] == "latest" ? "Always" : "IfNotPresent";
    }
}
