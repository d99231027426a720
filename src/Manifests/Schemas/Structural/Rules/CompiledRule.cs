using Flux.Manifests.Cel.Environments;
using Flux.Manifests.Cel.Syntax;
using Flux.Manifests.Cel.Types;

namespace Flux.Manifests.Schemas.Structural.Rules;

/// <summary>A rule made ready, or why it cannot be.</summary>
internal sealed class CompiledRule
{
    public const string OldSelf = "oldSelf";
    public const string Self = "self";

    public CompiledRule(ValidationRule rule, SchemaNode schema, RuleType type)
    {
        Rule = rule;
        if (string.IsNullOrWhiteSpace(rule.Rule))
        {
            return;
        }

        var old = IsOptionalOldSelf ? CelType.Optional(type.Type) : type.Type;
        var environment = CelEnvironments.Kubernetes.WithVariables([KeyValuePair.Create(Self, type.Type), KeyValuePair.Create(OldSelf, old)]);
        Program = Compile(environment, rule.Rule, CelType.Bool, "", "cel expression must evaluate to a bool", out var error);
        Error = error;
        if (Program is null)
        {
            return;
        }

        UsesOldSelf = CelTree.All(Program.Tree).Any(node => node is IdentExpr { Name: OldSelf });
        if (rule.MessageExpression.Length > 0)
        {
            Message = Compile(environment, rule.MessageExpression, CelType.String, "messageExpression ", "messageExpression must evaluate to a string", out var fault);
            MessageError = fault;
        }

        if (rule.FieldPath.Length > 0 && SchemaFieldPath.TryResolve(rule.FieldPath, schema, out var path, out _, out _))
        {
            FieldPath = path;
        }
    }

    public ValidationRule Rule { get; }

    /// <summary>Null when the rule is empty or <see cref="Error"/> is set.</summary>
    public CelProgram? Program { get; }

    public string? Error { get; }

    public CelProgram? Message { get; }

    public string? MessageError { get; }

    public bool UsesOldSelf { get; }

    public bool IsOptionalOldSelf => Rule.OptionalOldSelf == true;

    /// <summary>The path below the rule's place that its errors name, or null.</summary>
    public string? FieldPath { get; }

    /// <summary>The words for a failed rule when its message expression gives none.</summary>
    public string DefaultMessage => Rule.Message.Length == 0 ? $"failed rule: {Name}" : Name;

    /// <summary>What names the rule in messages.</summary>
    public string Name => (Rule.Message.Length > 0 ? Rule.Message : Rule.Rule).Trim();

    private static CelProgram? Compile(CelEnvironment environment, string text, CelType output, string prefix, string wrongType, out string? error)
    {
        var compilation = environment.Compile(text);
        error = compilation switch
        {
            { Program: null, Stage: CelStage.Compile } => $"{prefix}compilation failed: {compilation.Error}",
            { OutputType: { } type } when !type.Equals(output) => wrongType,
            { Program: null } => $"{(prefix.Length == 0 ? "program" : "messageExpression")} instantiation failed: {compilation.Error}",
            _ => null,
        };
        return error is null ? compilation.Program : null;
    }
}
