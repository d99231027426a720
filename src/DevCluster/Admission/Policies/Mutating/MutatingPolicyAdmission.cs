using Flux.DevCluster.Admission.Expressions;
using Flux.DevCluster.Admission.Matching;
using Flux.KubeApi.Admission;
using Flux.KubeApi.Authorization;
using Flux.KubeApi.Objects;
using Flux.Manifests.Cel.Evaluation;
using Flux.Manifests.Cel.Values;
using Flux.Manifests.Nodes;
using Flux.ObjectStore;

namespace Flux.DevCluster.Admission.Policies.Mutating;

/// <summary>Lets the MutatingAdmissionPolicies that are bound to a write change it, one after the other.</summary>
internal sealed class MutatingPolicyAdmission(MutatingPolicies policies, PolicyParameters parameters, IObjectStore store, IAuthorizer authorizer) : IAdmissionPlugin
{
    public async ValueTask MutateAsync(AdmissionRequest request, CancellationToken cancellationToken)
    {
        if (policies.Current is not { Count: > 0 } current || request.Object is null || PolicyMatching.IsPolicy(request))
        {
            return;
        }

        var failures = new List<MutationFailure>();
        var ns = await RequestNamespace.FindAsync(store, request, cancellationToken).ConfigureAwait(false);
        foreach (var bound in current)
        {
            if (PolicyMatching.VersionOf(bound.Policy.Spec.GetMap("matchConstraints"), request, ns) is { } version)
            {
                var faults = await MutateAsync(bound, new MatchedWrite(request, version, ns), cancellationToken).ConfigureAwait(false);
                failures.AddRange(bound.Policy.FailsClosed ? faults : []);
            }
        }

        if (failures.Count > 0)
        {
            throw MutationFailure.Answer(failures, request);
        }
    }

    private async ValueTask<IReadOnlyList<MutationFailure>> MutateAsync(BoundPolicy<MutatingPolicy> bound, MatchedWrite write, CancellationToken cancellationToken)
    {
        var policy = bound.Policy;
        var failures = new List<MutationFailure>();
        foreach (var binding in bound.Bindings.Where(binding => PolicyMatching.Binds(binding, write.Request, write.Namespace)))
        {
            var name = binding.GetString("metadata", "name") ?? "";
            try
            {
                var (kind, paramVersion) = parameters.KindOf(policy.ParamKind);
                var found = await parameters.FindAsync(kind, paramVersion, binding.GetMap("spec", "paramRef"), write.Request.Namespace, cancellationToken).ConfigureAwait(false);
                foreach (var parameter in found)
                {
                    var messages = await InvokeAsync(policy, name, write, parameter, cancellationToken).ConfigureAwait(false);
                    failures.AddRange(messages.Select(message => new MutationFailure(policy.Name, name, message)));
                }
            }
            catch (PolicyConfigurationException error)
            {
                failures.Add(new MutationFailure(policy.Name, name, $"failed to configure binding: {error.Message}"));
            }
        }

        return failures;
    }

    /// <returns>What went wrong.</returns>
    private async ValueTask<IReadOnlyList<string>> InvokeAsync(MutatingPolicy policy, string binding, MatchedWrite write, MapNode? parameter, CancellationToken cancellationToken)
    {
        var access = new RequestAuthorizer(authorizer, write.Request);
        (bool Matches, string? Error) match;
        do
        {
            match = policy.Conditions.Evaluate(new ExpressionRun(Values(write, access, parameter), [], ExpressionRun.ConditionBudget));
        }
        while (await access.AnswerAsync(cancellationToken).ConfigureAwait(false));

        var reinvocation = write.Request.Reinvocation;
        var key = $"policy {policy.Name} {binding} {parameter.GetString("metadata", "namespace")}/{parameter.GetString("metadata", "name")}";
        if (match.Error is not null || !match.Matches || !reinvocation.IsDue(key))
        {
            return match.Error is { } error ? [error] : [];
        }

        var failures = new List<string>();
        var isChanged = false;
        foreach (var mutation in policy.Mutations)
        {
            try
            {
                isChanged |= await MutateAsync(policy, mutation, write, (access, parameter), cancellationToken).ConfigureAwait(false);
            }
            catch (MutationException fault)
            {
                failures.Add(fault.Message);
            }
        }

        if (isChanged)
        {
            reinvocation.Changed();
        }

        if (policy.IsReinvoked)
        {
            reinvocation.Seen(key);
        }

        return failures;
    }

    private static async ValueTask<bool> MutateAsync(
        MutatingPolicy policy, PolicyMutation mutation, MatchedWrite write, (RequestAuthorizer Access, MapNode? Parameter) context, CancellationToken cancellationToken)
    {
        CelValue value;
        do
        {
            value = new ExpressionRun(Values(write, context.Access, context.Parameter), policy.Variables, ExpressionRun.PolicyBudget).Evaluate(mutation.Expression);
        }
        while (await context.Access.AnswerAsync(cancellationToken).ConfigureAwait(false));
        if (value.IsError)
        {
            throw new MutationException(value.Message);
        }

        var request = write.Request;
        var item = VersionConversion.Convert(request.Resource, request.Object!, write.Version);
        var result = mutation.IsJsonPatch ? ObjectMutation.Patch(value, item) : ObjectMutation.Merge(value, item, request.Resource.FindVersion(write.Version)!.Schema);
        return MutatedObject.Replace(request, write.Version, result);
    }

    private static Dictionary<string, CelValue> Values(MatchedWrite write, RequestAuthorizer access, MapNode? parameter)
    {
        var values = AdmissionValues.Of(write.Request, write.Version, write.Namespace, access);
        values["params"] = parameter is null ? CelValue.Null : CelNodes.Wrap(parameter);
        return values;
    }

    private sealed record MatchedWrite(AdmissionRequest Request, string Version, MapNode? Namespace);
}
