using Flux.DevCluster.Admission.Expressions;
using Flux.DevCluster.Kinds.Defaults;
using Flux.Manifests.Nodes;

namespace Flux.DevCluster.Admission.Policies.Mutating;

/// <summary>A MutatingAdmissionPolicy made ready. Immutable; expressions that do not compile fail when they are evaluated.</summary>
internal sealed class MutatingPolicy
{
    public MutatingPolicy(MapNode policy)
    {
        Name = policy.GetString("metadata", "name") ?? "";
        Spec = policy.GetMap("spec") ?? new MapNode();
        var compiler = new PolicyCompiler(Spec);
        foreach (var variable in Spec.Items("variables"))
        {
            compiler.AddVariable(variable);
        }

        Variables = compiler.Variables;
        Conditions = new MatchConditions(Spec, ParamKind is not null);
        Mutations = [.. Spec.Items("mutations").Select(mutation => PolicyMutation.Create(compiler, mutation)).OfType<PolicyMutation>()];
    }

    public string Name { get; }

    public MapNode Spec { get; }

    public bool FailsClosed => Spec.GetString("failurePolicy") != "Ignore";

    /// <summary>Whether the policy looks once more at what others have changed after it.</summary>
    public bool IsReinvoked => Spec.GetString("reinvocationPolicy") == "IfNeeded";

    public MapNode? ParamKind => Spec.GetMap("paramKind");

    public MatchConditions Conditions { get; }

    public IReadOnlyList<CompiledVariable> Variables { get; }

    public IReadOnlyList<PolicyMutation> Mutations { get; }
}
