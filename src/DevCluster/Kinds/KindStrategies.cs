using Flux.DevCluster.Kinds.Access;
using Flux.DevCluster.Kinds.Configuration;
using Flux.DevCluster.Kinds.Defaults;
using Flux.DevCluster.Kinds.Pods;
using Flux.DevCluster.Kinds.Policies;
using Flux.DevCluster.Kinds.Services;
using Flux.DevCluster.Kinds.Storage;
using Flux.DevCluster.Kinds.Workloads;
using Flux.KubeApi.Resources;
using Flux.Manifests.Nodes;

namespace Flux.DevCluster.Kinds;

/// <summary>The rules of every built-in kind, by group and kind.</summary>
internal static class KindStrategies
{
    public static ResourceStrategy Find(string group, string kind, bool hasStatus) => group switch
    {
        "" => Core(kind, hasStatus),
        "apps" => Apps(kind),
        "batch" => Batch(kind),
        "rbac.authorization.k8s.io" => Rbac(kind),
        "networking.k8s.io" or "policy" or "autoscaling" or "admissionregistration.k8s.io" or "apiregistration.k8s.io" => Policy(kind, hasStatus),
        "storage.k8s.io" or "scheduling.k8s.io" => Classes(kind, hasStatus),
        _ => Others(group, kind, hasStatus),
    };

    private static BuiltinStrategy Core(string kind, bool hasStatus) => kind switch
    {
        "Namespace" => new NamespaceStrategy { Row = Tables.CoreRows.Namespace },
        "Pod" => new PodStrategy(),
        "ConfigMap" => new BuiltinStrategy { Rechecks = true, ChangesFirst = true, Rules = ConfigMapRules.Validate, ChangeRules = ConfigMapRules.ValidateChange, Row = Tables.CoreRows.ConfigMap },
        "Secret" => new BuiltinStrategy { Rechecks = true, ChangesFirst = true, Defaults = SecretRules.Default, Rules = SecretRules.Validate, ChangeRules = SecretRules.ValidateChange, Row = Tables.CoreRows.Secret },
        "Service" => new BuiltinStrategy
        {
            Rechecks = true, Status = true, Names = NameRule.Label, CreatesOnUpdate = true, AnswersDeleted = true, Defaults = ServiceDefaults.Apply, Rules = ServiceValidation.Validate, ChangeRules = ServiceValidation.ValidateChange, Row = Tables.CoreRows.Service,
        },
        "ServiceAccount" => new BuiltinStrategy { Rechecks = true, AnswersDeleted = true, Row = Tables.CoreRows.ServiceAccount },
        "ResourceQuota" => new BuiltinStrategy { Status = true, AnswersDeleted = true, Rules = QuotaRules.Validate, Row = Tables.CoreRows.ResourceQuota },
        "PersistentVolumeClaim" => new BuiltinStrategy
        {
            Rechecks = true, Status = true, AnswersDeleted = true, Defaults = StorageDefaults.Claim, Creation = StorageDefaults.CompleteClaim, Rules = ClaimRules.Validate, ChangeRules = ClaimRules.ValidateChange, Row = Tables.StorageRows.Claim,
        },
        "PersistentVolume" => new BuiltinStrategy
        {
            Status = true, AnswersDeleted = true, Defaults = StorageDefaults.Volume, Creation = StorageDefaults.CompleteVolume, Row = Tables.StorageRows.Volume,
        },
        "ReplicationController" => new BuiltinStrategy { Status = true, Generation = true, Orphans = true, Defaults = WorkloadDefaults.ReplicationController, Row = Tables.RareRows.Of(kind) },
        "Endpoints" => new BuiltinStrategy { CreatesOnUpdate = true, Defaults = DefaultEndpoints, Row = Tables.CoreRows.Endpoints },
        "Event" => new BuiltinStrategy { CreatesOnUpdate = true, Row = Tables.CoreRows.Event },
        "LimitRange" => new BuiltinStrategy { CreatesOnUpdate = true, Defaults = LimitRangeRules.Default, Rules = LimitRangeRules.Validate, Row = Tables.CoreRows.LimitRange },
        "PodTemplate" => new BuiltinStrategy { Generation = true, AnswersDeleted = true, Defaults = static item => PodSpecDefaults.ApplyToTemplate(item.GetMap("template")), Row = Tables.RareRows.Of(kind) },
        "Node" => new NodeStrategy { Status = true, Row = Tables.CoreRows.Node },
        _ => new BuiltinStrategy { Status = hasStatus, Row = Tables.RareRows.Of(kind) },
    };

    private static BuiltinStrategy Apps(string kind) => kind switch
    {
        "Deployment" => new BuiltinStrategy
        {
            StatusRules = DeploymentRules.ValidateStatus, Status = true, Generation = true, Defaults = DeploymentRules.Default, Counts = DeploymentRules.Counts, Rules = DeploymentRules.Validate,
            ChangeRules = WorkloadValidation.ValidateSelectorUnchanged, Row = Tables.WorkloadRows.Deployment,
        },
        "ReplicaSet" => new BuiltinStrategy
        {
            Status = true, Generation = true, Defaults = WorkloadDefaults.ReplicaSet, Rules = WorkloadValidation.ValidateReplicaSet,
            ChangeRules = WorkloadValidation.ValidateSelectorUnchanged, Row = Tables.WorkloadRows.ReplicaSet,
        },
        "StatefulSet" => new BuiltinStrategy
        {
            Names = NameRule.LabelWithoutDots, Status = true, Generation = true, Defaults = WorkloadDefaults.StatefulSet, Rules = StatefulSetRules.Validate,
            ChangeRules = StatefulSetRules.ValidateChange, Row = Tables.WorkloadRows.StatefulSet,
        },
        "DaemonSet" => new BuiltinStrategy
        {
            Status = true, Generation = true, Defaults = WorkloadDefaults.DaemonSet, Creation = WorkloadDefaults.StampDaemonSet, Change = WorkloadDefaults.RestampDaemonSet,
            Rules = DaemonSetRules.Validate,
            ChangeRules = WorkloadValidation.ValidateSelectorUnchanged, Row = Tables.WorkloadRows.DaemonSet,
        },
        _ => new BuiltinStrategy { Row = Tables.RareRows.Of(kind) },
    };

    private static BuiltinStrategy Batch(string kind) => kind switch
    {
        "Job" => new BuiltinStrategy
        {
            Status = true, Generation = true, Orphans = true, Defaults = WorkloadDefaults.Job, Creation = JobRules.Complete, Rules = JobRules.Validate, Refusal = static field => $"field label \"{field}\" not supported for Job",
            ChangeRules = JobRules.ValidateChange, Row = Tables.BatchRows.Job,
        },
        _ => new BuiltinStrategy { Status = true, Generation = true, Defaults = WorkloadDefaults.CronJob, Rules = CronJobRules.Validate, Row = Tables.BatchRows.CronJob },
    };

    private static BuiltinStrategy Rbac(string kind) => kind switch
    {
        "Role" or "ClusterRole" => new BuiltinStrategy
        {
            Rechecks = true, Names = NameRule.PathSegment, CreatesOnUpdate = true, Row = Tables.AccessRows.Role, Rules = RbacRules.ValidateRole,
        },
        _ => new BuiltinStrategy
        {
            Rechecks = true, Names = NameRule.PathSegment, CreatesOnUpdate = true, Defaults = RbacDefaults.Binding, Row = Tables.AccessRows.Binding,
            Rules = kind == "RoleBinding" ? RbacRules.ValidateRoleBinding : RbacRules.ValidateClusterRoleBinding, ChangeRules = RbacRules.ValidateChange,
        },
    };

    private static BuiltinStrategy Policy(string kind, bool hasStatus) => kind switch
    {
        "NetworkPolicy" => new BuiltinStrategy { Generation = true, Defaults = PolicyDefaults.NetworkPolicy, Rules = NetworkPolicyRules.Validate, Row = Tables.PolicyRows.NetworkPolicy },
        "Ingress" => new BuiltinStrategy { Status = true, Generation = true, Rules = IngressRules.Validate, Row = Tables.PolicyRows.Ingress },
        "IngressClass" => new BuiltinStrategy { Generation = true, Defaults = PolicyDefaults.IngressClass, Row = Tables.PolicyRows.IngressClass },
        "PodDisruptionBudget" => new BuiltinStrategy { IgnoresMetadataChanges = true, Status = true, Generation = true, NeedsVersion = true, Rules = BudgetRules.Validate, Row = Tables.PolicyRows.Budget },
        "HorizontalPodAutoscaler" => new BuiltinStrategy { Status = true, Defaults = PolicyDefaults.Autoscaler, Rules = AutoscalerRules.Validate, Row = Tables.PolicyRows.Autoscaler },
        "ValidatingWebhookConfiguration" => new BuiltinStrategy { Generation = true, Defaults = PolicyDefaults.Webhooks, Rules = WebhookRules.Validate, Counts = CountsAll, Row = Tables.PolicyRows.Webhooks },
        "MutatingWebhookConfiguration" => new BuiltinStrategy { Generation = true, Defaults = PolicyDefaults.MutatingWebhooks, Rules = WebhookRules.Validate, Counts = CountsAll, Row = Tables.PolicyRows.Webhooks },
        "ValidatingAdmissionPolicy" => new BuiltinStrategy { Status = true, Generation = true, Defaults = PolicyDefaults.AdmissionPolicy, Rules = AdmissionPolicyRules.Validate, Row = Tables.RareRows.Policy("validations") },
        "ValidatingAdmissionPolicyBinding" => new BuiltinStrategy { Generation = true, Defaults = PolicyDefaults.AdmissionPolicyBinding, Rules = PolicyBindingRules.Validate, Row = Tables.RareRows.PolicyBinding },
        "MutatingAdmissionPolicy" => new BuiltinStrategy { Status = hasStatus, Generation = true, Defaults = PolicyDefaults.AdmissionPolicy, Rules = MutatingPolicyRules.Validate, Row = Tables.RareRows.Policy("mutations") },
        "MutatingAdmissionPolicyBinding" => new BuiltinStrategy { Generation = true, Defaults = PolicyDefaults.AdmissionPolicyBinding, Row = Tables.RareRows.PolicyBinding },
        "APIService" => new ApiServiceStrategy { Names = NameRule.PathSegment, Status = true, Defaults = PolicyDefaults.ApiService, Rules = ApiServiceRules.Validate, Row = Tables.PolicyRows.ApiService },
        _ => new BuiltinStrategy { Status = hasStatus, Row = Tables.RareRows.Of(kind) },
    };

    private static BuiltinStrategy Classes(string kind, bool hasStatus) => kind switch
    {
        "StorageClass" => new BuiltinStrategy { AnswersDeleted = true, Defaults = StorageDefaults.Class, Rules = ClassRules.ValidateStorage, Row = Tables.StorageRows.Class },
        "PriorityClass" => new BuiltinStrategy { Generation = true, Defaults = StorageDefaults.Priority, Rules = ClassRules.ValidatePriority, Counts = CountsAll, Row = Tables.StorageRows.Priority },
        _ => new BuiltinStrategy { Status = hasStatus, AnswersDeleted = true, Row = Tables.RareRows.Of(kind) },
    };

    private static BuiltinStrategy Others(string group, string kind, bool hasStatus) => (group, kind) switch
    {
        ("apiextensions.k8s.io", _) => new CustomResourceDefinitionStrategy { Row = Tables.AccessRows.Definition },
        ("certificates.k8s.io", "CertificateSigningRequest") => new SigningRequestStrategy { Status = true, Row = Tables.RareRows.Of(kind) },
        ("coordination.k8s.io", "Lease") => new BuiltinStrategy { CreatesOnUpdate = true, NeedsVersion = true, Row = Tables.AccessRows.Lease },
        ("discovery.k8s.io", _) => new BuiltinStrategy { Generation = true, Defaults = DefaultSlice, Counts = CountsAll, Row = Tables.CoreRows.Slice },
        ("events.k8s.io", _) => new BuiltinStrategy { CreatesOnUpdate = true, Row = Tables.RareRows.Event },
        ("flowcontrol.apiserver.k8s.io", _) => new BuiltinStrategy { Status = true, Generation = true, Row = Tables.RareRows.Of(kind) },
        ("resource.k8s.io", "ResourceSlice" or "DeviceClass") => new BuiltinStrategy { Generation = true },
        _ => new BuiltinStrategy { Status = hasStatus, Row = Tables.RareRows.Of(kind) },
    };

    /// <summary>Kinds without a spec: everything but metadata counts.</summary>
    private static bool CountsAll(MapNode item, MapNode old) =>
        item.Any(entry => entry.Key != "metadata" && !entry.Value.Equals(old[entry.Key])) || old.Keys.Any(key => !item.ContainsKey(key));

    private static void DefaultEndpoints(MapNode item)
    {
        foreach (var subset in item.Items("subsets"))
        {
            foreach (var port in subset.Items("ports"))
            {
                port.Default("protocol", "TCP");
            }
        }
    }

    private static void DefaultSlice(MapNode item)
    {
        foreach (var port in item.Items("ports"))
        {
            port.Default("name", "");
            port.Default("protocol", "TCP");
        }
    }
}
