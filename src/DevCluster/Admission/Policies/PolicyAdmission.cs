using Flux.DevCluster.Admission.Expressions;
using Flux.DevCluster.Admission.Matching;
using Flux.KubeApi.Admission;
using Flux.KubeApi.Authorization;
using Flux.Manifests.Nodes;
using Flux.ObjectStore;

namespace Flux.DevCluster.Admission.Policies;

/// <summary>Holds every write against the ValidatingAdmissionPolicies that are bound to it.</summary>
internal sealed class PolicyAdmission(AdmissionPolicies policies, PolicyParameters parameters, IObjectStore store, IAuthorizer authorizer) : IAdmissionPlugin
{
    public async ValueTask ValidateAsync(AdmissionRequest request, CancellationToken cancellationToken)
    {
        if (policies.Current is not { Count: > 0 } current || PolicyMatching.IsPolicy(request))
        {
            return;
        }

        PolicyRefusal? first = null;
        var ns = await RequestNamespace.FindAsync(store, request, cancellationToken).ConfigureAwait(false);
        foreach (var bound in current)
        {
            first = await CheckAsync(bound, request, ns, first, cancellationToken).ConfigureAwait(false);
        }

        if (first is not null)
        {
            throw first.Answer(request);
        }
    }

    /// <returns>The refusal so far.</returns>
    private async ValueTask<PolicyRefusal?> CheckAsync(
        BoundPolicy<CompiledPolicy> bound, AdmissionRequest request, MapNode? ns, PolicyRefusal? first, CancellationToken cancellationToken)
    {
        var policy = bound.Policy;
        if (PolicyMatching.VersionOf(policy.Spec.GetMap("matchConstraints"), request, ns) is not { } version)
        {
            return first;
        }

        var notes = new PolicyNotes(policy.Name);
        foreach (var binding in bound.Bindings)
        {
            try
            {
                var (kind, paramVersion) = parameters.KindOf(policy.ParamKind);
                if (!PolicyMatching.Binds(binding, request, ns))
                {
                    continue;
                }

                var found = await parameters.FindAsync(kind, paramVersion, binding.GetMap("spec", "paramRef"), request.Namespace, cancellationToken).ConfigureAwait(false);
                foreach (var parameter in found)
                {
                    var outcome = await EvaluateAsync(policy, request, version, ns, parameter, cancellationToken).ConfigureAwait(false);
                    first = new PolicyEnforcement(policy.Name, binding, request).Enforce(outcome, notes, first);
                }
            }
            catch (PolicyConfigurationException error)
            {
                first ??= policy.FailsClosed ? Misconfigured(policy, binding, error) : null;
            }
        }

        notes.Publish(request);
        return first;
    }

    /// <summary>The kind of parameters is the policy's own matter; everything else is the binding's.</summary>
    private static PolicyRefusal Misconfigured(CompiledPolicy policy, MapNode binding, PolicyConfigurationException error)
    {
        var isPolicy = error.Message.StartsWith("failed to find resource", StringComparison.Ordinal);
        return new PolicyRefusal(
            policy.Name, isPolicy ? null : binding.GetString("metadata", "name"), $"failed to configure {(isPolicy ? "policy" : "binding")}: {error.Message}", "Invalid");
    }

    private async ValueTask<PolicyOutcome> EvaluateAsync(
        CompiledPolicy policy, AdmissionRequest request, string version, MapNode? ns, MapNode? parameter, CancellationToken cancellationToken)
    {
        var access = new RequestAuthorizer(authorizer, request);
        var values = AdmissionValues.Of(request, version, ns, access);
        values["params"] = parameter is null ? Manifests.Cel.Values.CelValue.Null : Manifests.Cel.Evaluation.CelNodes.Wrap(parameter);
        PolicyOutcome outcome;
        do
        {
            outcome = new PolicyEvaluation(policy, values).Evaluate();
        }
        while (await access.AnswerAsync(cancellationToken).ConfigureAwait(false));
        return outcome;
    }
}
