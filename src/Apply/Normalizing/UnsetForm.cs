using System.Collections.Frozen;
using Flux.Manifests.Nodes;
using Flux.Manifests.Schemas;

namespace Flux.Apply.Normalizing;

/// <summary>What Go prints for a field that is not set: as the published schemas tell, and the fields of which they do not.</summary>
internal static class UnsetForm
{
    private const string Core = "io.k8s.api.core.v1.";

    // Held by pointer, or a list, without being optional in Go.
    private static readonly FrozenSet<string> Nulls = FrozenSet.Create(
        StringComparer.Ordinal,
        $"{Core}AzureFilePersistentVolumeSource.secretNamespace",
        $"{Core}GRPCAction.service",
        $"{Core}ProjectedVolumeSource.sources",
        $"{Core}TypedLocalObjectReference.apiGroup",
        $"{Core}TypedObjectReference.apiGroup",
        "io.k8s.api.discovery.v1.EndpointSlice.endpoints",
        "io.k8s.api.discovery.v1.EndpointSlice.ports",
        "io.k8s.api.flowcontrol.v1.LimitedPriorityLevelConfiguration.nominalConcurrencyShares",
        "io.k8s.api.flowcontrol.v1.ResourcePolicyRule.namespaces",
        "io.k8s.api.networking.v1.IngressClassParametersReference.scope");

    // Required by the schema and yet optional in Go.
    private static readonly FrozenSet<string> LeftOut = FrozenSet.Create(
        StringComparer.Ordinal,
        "io.k8s.api.admissionregistration.v1.ValidatingAdmissionPolicyBindingSpec.policyName",
        "io.k8s.api.admissionregistration.v1.ValidatingAdmissionPolicyBindingSpec.validationActions",
        $"{Core}ContainerRestartRule.action",
        $"{Core}ContainerRestartRuleOnExitCodes.operator",
        $"{Core}PodCertificateProjection.keyType",
        $"{Core}PodCertificateProjection.signerName",
        "io.k8s.api.networking.v1.IPAddressSpec.parentRef",
        "io.k8s.api.networking.v1.ParentReference.name",
        "io.k8s.api.networking.v1.ParentReference.resource");

    /// <returns>Null when the field is left out.</returns>
    public static Node? Printed(OpenApiSchema owner, string name)
    {
        var field = $"{owner.TypeName}.{name}";
        if (field == $"{Core}ResourceFieldSelector.divisor")
        {
            return "0";
        }

        return Nulls.Contains(field) ? NullNode.Instance : LeftOut.Contains(field) ? null : UnsetField.Printed(owner, name);
    }
}
