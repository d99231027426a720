using Flux.DevCluster.Admission.Expressions;
using Flux.Manifests.Nodes;

namespace Flux.DevCluster.Admission.Policies.Mutating;

/// <summary>One change that a policy makes.</summary>
/// <param name="IsJsonPatch">Whether the expression makes operations rather than a partial object.</param>
internal sealed record PolicyMutation(bool IsJsonPatch, CompiledExpression Expression)
{
    /// <returns>Null for a change of no known kind.</returns>
    public static PolicyMutation? Create(PolicyCompiler compiler, MapNode mutation) => mutation.GetString("patchType") switch
    {
        "ApplyConfiguration" => new PolicyMutation(false, compiler.ApplyConfiguration(mutation.GetString("applyConfiguration", "expression") ?? "")),
        "JSONPatch" => new PolicyMutation(true, compiler.JsonPatch(mutation.GetString("jsonPatch", "expression") ?? "")),
        _ => null,
    };
}
