using Flux.DevCluster.Admission.Expressions;
using Flux.Manifests.Cel.Admission;
using Flux.Manifests.Cel.Environments;
using Flux.Manifests.Cel.Types;
using Flux.Manifests.Nodes;

namespace Flux.DevCluster.Admission.Policies;

/// <summary>Compiles the expressions of one policy. Each sees the variables that were compiled before it.</summary>
/// <param name="objects">The type of the objects; null when any may come.</param>
internal sealed class PolicyCompiler(MapNode spec, CelType? objects = null)
{
    private readonly bool _hasParams = spec.GetMap("paramKind") is not null;
    private readonly List<CompiledVariable> _variables = [];
    private CelEnvironment? _environment;

    public IReadOnlyList<CompiledVariable> Variables => _variables;

    public CompiledVariable AddVariable(MapNode variable)
    {
        var compiled = new CompiledVariable(variable.GetString("name") ?? "", new CompiledExpression(Environment, variable.GetString("expression") ?? ""));
        _variables.Add(compiled);
        _environment = null;
        return compiled;
    }

    public CompiledExpression Validation(MapNode validation) => new(Environment, validation.GetString("expression") ?? "", CelType.Bool);

    /// <summary>Messages cannot ask the authorizer.</summary>
    public CompiledExpression? Message(MapNode validation) => validation.GetString("messageExpression") is { } text && text.Trim().Length > 0
        ? new CompiledExpression(Create(hasAuthorizer: false), text, CelType.String)
        : null;

    /// <summary>A partial object that is merged into the one of the write.</summary>
    public CompiledExpression ApplyConfiguration(string expression) => new(Create(hasAuthorizer: true, hasPatchTypes: true), expression, PatchTypes.ApplyConfiguration);

    /// <summary>Operations on the object of the write.</summary>
    public CompiledExpression JsonPatch(string expression) => new(Create(hasAuthorizer: true, hasPatchTypes: true), expression, PatchTypes.JsonPatch);

    public CompiledExpression Annotation(MapNode annotation) => new(Environment, (annotation.GetString("valueExpression") ?? "").Trim(), CelType.String, CelType.Null);

    private CelEnvironment Environment => _environment ??= Create(hasAuthorizer: true);

    private CelEnvironment Create(bool hasAuthorizer, bool hasPatchTypes = false) => AdmissionEnvironment.Create(
        _hasParams,
        hasAuthorizer,
        spec.GetList("variables") is { Count: > 0 } ? [.. _variables.Select(variable => (variable.Name, variable.Expression.OutputType))] : null,
        objects,
        hasPatchTypes);
}
