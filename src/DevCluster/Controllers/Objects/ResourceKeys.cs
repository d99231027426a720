using Flux.ObjectStore;

namespace Flux.DevCluster.Controllers.Objects;

/// <summary>Where the kinds that controllers work on are stored.</summary>
internal static class ResourceKeys
{
    public static readonly ResourceKey Namespaces = new("", "namespaces");
    public static readonly ResourceKey ServiceAccounts = new("", "serviceaccounts");
    public static readonly ResourceKey ConfigMaps = new("", "configmaps");
    public static readonly ResourceKey Secrets = new("", "secrets");
    public static readonly ResourceKey Pods = new("", "pods");
    public static readonly ResourceKey Nodes = new("", "nodes");
    public static readonly ResourceKey Services = new("", "services");
    public static readonly ResourceKey Endpoints = new("", "endpoints");
    public static readonly ResourceKey PersistentVolumes = new("", "persistentvolumes");
    public static readonly ResourceKey PersistentVolumeClaims = new("", "persistentvolumeclaims");
    public static readonly ResourceKey ResourceQuotas = new("", "resourcequotas");
    public static readonly ResourceKey EndpointSlices = new("discovery.k8s.io", "endpointslices");
    public static readonly ResourceKey Deployments = new("apps", "deployments");
    public static readonly ResourceKey ReplicaSets = new("apps", "replicasets");
    public static readonly ResourceKey StatefulSets = new("apps", "statefulsets");
    public static readonly ResourceKey DaemonSets = new("apps", "daemonsets");
    public static readonly ResourceKey ControllerRevisions = new("apps", "controllerrevisions");
    public static readonly ResourceKey Jobs = new("batch", "jobs");
    public static readonly ResourceKey CronJobs = new("batch", "cronjobs");
    public static readonly ResourceKey StorageClasses = new("storage.k8s.io", "storageclasses");
    public static readonly ResourceKey DisruptionBudgets = new("policy", "poddisruptionbudgets");
    public static readonly ResourceKey ClusterRoles = new("rbac.authorization.k8s.io", "clusterroles");
}
