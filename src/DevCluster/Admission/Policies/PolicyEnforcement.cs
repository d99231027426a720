using Flux.KubeApi.Admission;
using Flux.Manifests.Json;
using Flux.Manifests.Nodes;

namespace Flux.DevCluster.Admission.Policies;

/// <summary>Does with the findings of a policy what one of its bindings asks for: deny, warn, or note them.</summary>
internal sealed class PolicyEnforcement(string policy, MapNode binding, AdmissionRequest request)
{
    private const string FailureAnnotation = "validation.policy.admission.k8s.io/validation_failure";

    private readonly string _name = binding.GetString("metadata", "name") ?? "";
    private readonly ListNode _actions = binding.GetList("spec", "validationActions") ?? [];

    /// <returns>The first refusal: that before, or the one of this outcome.</returns>
    public PolicyRefusal? Enforce(PolicyOutcome outcome, PolicyNotes notes, PolicyRefusal? first)
    {
        foreach (var failure in outcome.Failures)
        {
            foreach (var action in _actions.OfType<StringNode>())
            {
                first = Act(action.Value, failure, first);
            }
        }

        foreach (var (key, value) in outcome.Annotations)
        {
            notes.Add(key, value);
        }

        foreach (var error in outcome.AnnotationErrors)
        {
            first ??= new PolicyRefusal(policy, _name, error, "Invalid");
        }

        return first;
    }

    private PolicyRefusal? Act(string action, PolicyDecision failure, PolicyRefusal? first)
    {
        switch (action)
        {
            case "Deny":
                return first ?? new PolicyRefusal(policy, _name, failure.Message, failure.Reason);
            case "Warn":
                request.Warnings.Add($"Validation failed for ValidatingAdmissionPolicy '{policy}' with binding '{_name}': {failure.Message}");
                break;
            default:
                request.AuditAnnotations.Add(FailureAnnotation, JsonNodeWriter.WriteToString(Note(failure)));
                break;
        }

        return first;
    }

    private ListNode Note(PolicyDecision failure) =>
    [
        new MapNode
        {
            { "message", failure.Message },
            { "policy", policy },
            { "binding", _name },
            { "expressionIndex", failure.Index },
            { "validationActions", _actions.DeepClone() },
        },
    ];
}
