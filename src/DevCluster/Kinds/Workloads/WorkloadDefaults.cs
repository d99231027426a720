using System.Globalization;
using Flux.DevCluster.Kinds.Defaults;
using Flux.Manifests.Nodes;

namespace Flux.DevCluster.Kinds.Workloads;

/// <summary>Defaults of the kinds that keep pods running.</summary>
internal static class WorkloadDefaults
{
    private const string TemplateGeneration = "deprecated.daemonset.template.generation";

    public static void ReplicaSet(MapNode item)
    {
        if (item.GetMap("spec") is { } spec)
        {
            spec.Default("replicas", 1);
            PodSpecDefaults.ApplyToTemplate(spec.GetMap("template"));
        }
    }

    public static void ReplicationController(MapNode item)
    {
        ReplicaSet(item);
        var labels = item.GetMap("spec", "template", "metadata", "labels");
        if (labels is { Count: > 0 })
        {
            item.GetMap("spec")!.Default("selector", labels.Copy());
            item.GetOrAddMap("metadata").Default("labels", labels.Copy());
        }
    }

    public static void StatefulSet(MapNode item)
    {
        if (item.GetMap("spec") is not { } spec)
        {
            return;
        }

        spec.Default("replicas", 1);
        spec.Default("podManagementPolicy", "OrderedReady");
        spec.Default("revisionHistoryLimit", 10);
        var strategy = spec.GetOrAddMap("updateStrategy");
        strategy.Default("type", "RollingUpdate");
        if (strategy.GetString("type") == "RollingUpdate")
        {
            strategy.GetOrAddMap("rollingUpdate").Default("partition", 0);
        }

        var retention = spec.GetOrAddMap("persistentVolumeClaimRetentionPolicy");
        retention.Default("whenDeleted", "Retain");
        retention.Default("whenScaled", "Retain");
        PodSpecDefaults.ApplyToTemplate(spec.GetMap("template"));
        foreach (var claim in spec.Items("volumeClaimTemplates"))
        {
            claim.Default("kind", "PersistentVolumeClaim");
            claim.Default("apiVersion", "v1");
            claim.GetMap("spec")?.Default("volumeMode", "Filesystem");
            claim.GetOrAddMap("status").Default("phase", "Pending");
        }
    }

    public static void DaemonSet(MapNode item)
    {
        if (item.GetMap("spec") is not { } spec)
        {
            return;
        }

        spec.Default("revisionHistoryLimit", 10);
        var strategy = spec.GetOrAddMap("updateStrategy");
        strategy.Default("type", "RollingUpdate");
        if (strategy.GetString("type") == "RollingUpdate")
        {
            var rolling = strategy.GetOrAddMap("rollingUpdate");
            rolling.Default("maxUnavailable", 1);
            rolling.Default("maxSurge", 0);
        }

        PodSpecDefaults.ApplyToTemplate(spec.GetMap("template"));
    }

    /// <summary>The count of template changes that clients of an older version look for.</summary>
    public static void StampDaemonSet(MapNode item) => item.GetOrAddMap("metadata").GetOrAddMap("annotations").Set(TemplateGeneration, "1");

    /// <summary>The count moves with the template, and only so.</summary>
    public static void RestampDaemonSet(MapNode item, MapNode old)
    {
        var count = long.TryParse(old.GetString("metadata", "annotations", TemplateGeneration), CultureInfo.InvariantCulture, out var before) ? before : 1;
        var next = Equals(item.Get("spec", "template"), old.Get("spec", "template")) ? count : count + 1;
        item.GetOrAddMap("metadata").GetOrAddMap("annotations").Set(TemplateGeneration, next.ToString(CultureInfo.InvariantCulture));
    }

    public static void Job(MapNode item)
    {
        if (item.GetMap("spec") is { } spec)
        {
            JobSpec(spec);
        }
    }

    public static void CronJob(MapNode item)
    {
        if (item.GetMap("spec") is not { } spec)
        {
            return;
        }

        spec.Default("concurrencyPolicy", "Allow");
        spec.Default("suspend", false);
        spec.Default("successfulJobsHistoryLimit", 3);
        spec.Default("failedJobsHistoryLimit", 1);
        PodSpecDefaults.ApplyToTemplate(spec.GetMap("jobTemplate", "spec", "template"));
    }

    private static void JobSpec(MapNode spec)
    {
        if (spec["completions"] is null && spec["parallelism"] is null)
        {
            spec.Set("completions", 1);
        }

        spec.Default("parallelism", 1);
        if (spec.Get("backoffLimitPerIndex") is null)
        {
            spec.Default("backoffLimit", 6);
        }

        spec.Default("completionMode", "NonIndexed");
        spec.Default("suspend", false);
        spec.Default("podReplacementPolicy", spec.ContainsKey("podFailurePolicy") ? "Failed" : "TerminatingOrFailed");
        PodSpecDefaults.ApplyToTemplate(spec.GetMap("template"));
    }
}
