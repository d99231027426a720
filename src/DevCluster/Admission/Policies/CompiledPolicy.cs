using Flux.DevCluster.Admission.Expressions;
using Flux.DevCluster.Kinds.Defaults;
using Flux.Manifests.Nodes;

namespace Flux.DevCluster.Admission.Policies;

/// <summary>A ValidatingAdmissionPolicy made ready. Immutable; expressions that do not compile fail when they are evaluated.</summary>
internal sealed class CompiledPolicy
{
    public CompiledPolicy(MapNode policy)
    {
        Policy = policy;
        var compiler = new PolicyCompiler(Spec);
        foreach (var variable in Spec.Items("variables"))
        {
            compiler.AddVariable(variable);
        }

        Variables = compiler.Variables;
        Conditions = new MatchConditions(Spec, Spec.GetMap("paramKind") is not null);
        Validations =
        [
            .. Spec.Items("validations").Select(validation => new PolicyValidation(
                compiler.Validation(validation),
                (validation.GetString("message") ?? "").Trim(),
                compiler.Message(validation),
                validation.GetString("reason") ?? "Invalid")),
        ];
        Annotations = [.. Spec.Items("auditAnnotations").Select(annotation => new PolicyAnnotation(annotation.GetString("key") ?? "", compiler.Annotation(annotation)))];
    }

    public MapNode Policy { get; }

    public MapNode Spec => Policy.GetMap("spec") ?? new MapNode();

    public string Name => Policy.GetString("metadata", "name") ?? "";

    public bool FailsClosed => Spec.GetString("failurePolicy") != "Ignore";

    public MapNode? ParamKind => Spec.GetMap("paramKind");

    public MatchConditions Conditions { get; }

    public IReadOnlyList<CompiledVariable> Variables { get; }

    public IReadOnlyList<PolicyValidation> Validations { get; }

    public IReadOnlyList<PolicyAnnotation> Annotations { get; }
}
