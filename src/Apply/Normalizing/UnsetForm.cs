using System.Collections.Frozen;
using Flux.Manifests.Nodes;
using Flux.Manifests.Schemas;

namespace Flux.Apply.Normalizing;

/// <summary>What Go prints for a field that is not set: as the published schemas tell, and the fields of which they do not.</summary>
internal static class UnsetForm
{
    private const string Core = "io.k8s.api.core.v1.";
    private const string Networking = "io.k8s.api.networking.v1.";
    private const string Admission = "io.k8s.api.admissionregistration.v1.";

    // Null stands for a field that is left out although the schema requires it; the others are not optional in Go although they are there.
    private static readonly FrozenDictionary<string, FrozenDictionary<string, Node?>> Exceptions = Index(
        ($"{Core}ResourceFieldSelector", "divisor", new StringNode("0")),
        ($"{Core}AzureFilePersistentVolumeSource", "secretNamespace", NullNode.Instance),
        ($"{Core}GRPCAction", "service", NullNode.Instance),
        ($"{Core}ProjectedVolumeSource", "sources", NullNode.Instance),
        ($"{Core}TypedLocalObjectReference", "apiGroup", NullNode.Instance),
        ($"{Core}TypedObjectReference", "apiGroup", NullNode.Instance),
        ("io.k8s.api.discovery.v1.EndpointSlice", "endpoints", NullNode.Instance),
        ("io.k8s.api.discovery.v1.EndpointSlice", "ports", NullNode.Instance),
        ("io.k8s.api.flowcontrol.v1.LimitedPriorityLevelConfiguration", "nominalConcurrencyShares", NullNode.Instance),
        ("io.k8s.api.flowcontrol.v1.ResourcePolicyRule", "namespaces", NullNode.Instance),
        ($"{Networking}IngressClassParametersReference", "scope", NullNode.Instance),
        ($"{Networking}IPAddressSpec", "parentRef", null),
        ($"{Networking}ParentReference", "name", null),
        ($"{Networking}ParentReference", "resource", null),
        ($"{Admission}ValidatingAdmissionPolicyBindingSpec", "policyName", null),
        ($"{Admission}ValidatingAdmissionPolicyBindingSpec", "validationActions", null),
        ($"{Core}ContainerRestartRule", "action", null),
        ($"{Core}ContainerRestartRuleOnExitCodes", "operator", null),
        ($"{Core}PodCertificateProjection", "keyType", null),
        ($"{Core}PodCertificateProjection", "signerName", null));

    /// <returns>Null when the field is left out.</returns>
    public static Node? Printed(OpenApiSchema owner, string name) =>
        Exceptions.TryGetValue(owner.TypeName ?? "", out var fields) && fields.TryGetValue(name, out var printed)
            ? printed
            : UnsetField.Printed(owner, name);

    private static FrozenDictionary<string, FrozenDictionary<string, Node?>> Index(params (string Type, string Field, Node? Printed)[] fields) => fields
        .GroupBy(field => field.Type)
        .ToFrozenDictionary(
            group => group.Key,
            group => group.ToFrozenDictionary(field => field.Field, field => field.Printed, StringComparer.Ordinal),
            StringComparer.Ordinal);
}
