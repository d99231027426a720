using Flux.Manifests.Cel.Environments;
using Flux.Manifests.Cel.Evaluation;
using Flux.Manifests.Cel.Types;
using Flux.Manifests.Cel.Values;

namespace Flux.Manifests.Cel.Toolkit;

/// <summary>
/// An expression of a toolkit kind, such as <c>readyExpr</c> or <c>commitStatusExpr</c>, with the words that the toolkit's
/// users know for what goes wrong. Safe for use by several threads.
/// </summary>
public sealed class ToolkitExpression
{
    private readonly CelProgram _program;

    private ToolkitExpression(string text, CelProgram program)
    {
        Text = text;
        _program = program;
    }

    public string Text { get; }

    /// <summary>Compiles an expression that sees objects under names and has a result of a given type.</summary>
    /// <param name="text">The expression.</param>
    /// <param name="environment">See <see cref="CelEnvironments.Toolkit"/> and <see cref="CelEnvironments.Unchecked"/>.</param>
    /// <param name="output">The type wanted, or null for any.</param>
    /// <param name="error">What is wrong; null on success.</param>
    public static ToolkitExpression? Compile(string text, CelEnvironment environment, CelType? output, out string? error)
    {
        var compilation = environment.Compile(text);
        error = compilation switch
        {
            { Program: null, Stage: CelStage.Compile } => $"failed to parse the CEL expression '{text}': {compilation.Error}",
            { OutputType: { } type } when output is not null && !type.Equals(output) => $"CEL expression output type mismatch: expected {output}, got {type}",
            { Program: null } => $"failed to create CEL program: {compilation.Error}",
            _ => null,
        };
        return error is null ? new ToolkitExpression(text, compilation.Program!) : null;
    }

    /// <summary>The value; an error value carries the whole message.</summary>
    public CelValue Evaluate(CelVariables variables)
    {
        var result = _program.Evaluate(variables);
        return result.Error is { } error ? CelValue.Error($"failed to evaluate the CEL expression '{Text}': {error}") : result.Value;
    }

    /// <summary>The result as a boolean; null, with the message, when there is none.</summary>
    public bool? EvaluateBoolean(CelVariables variables, out string? error)
    {
        var value = Evaluate(variables);
        error = value.IsError ? value.Message : value.Kind == CelKind.Bool ? null : $"failed to evaluate CEL expression as boolean: '{Text}'";
        return error is null ? value.AsBool : null;
    }

    /// <summary>The result as a string; null, with the message, when there is none.</summary>
    public string? EvaluateString(CelVariables variables, out string? error)
    {
        var value = Evaluate(variables);
        error = value.IsError ? value.Message : value.Kind == CelKind.String ? null : $"failed to evaluate CEL expression as string: '{Text}'";
        return error is null ? value.AsString : null;
    }

    /// <summary>The result as a list of strings; null, with the message, when it is none.</summary>
    public IReadOnlyList<string>? EvaluateStrings(CelVariables variables, out string? error)
    {
        var value = Evaluate(variables);
        if (value.IsError)
        {
            error = value.Message;
            return null;
        }

        var fault = value.Kind != CelKind.List
            ? $"unsupported native conversion from {Functions.CelRuntimeTypes.Of(value).Name} to '[]string'"
            : value.AsList.Where(item => item.Kind != CelKind.String).Select(Describe).FirstOrDefault();
        error = fault is null ? null : $"failed to evaluate CEL expression '{Text}' as []string: {fault}";
        return fault is null ? [.. value.AsList.Select(item => item.AsString)] : null;
    }

    private static string Describe(CelValue item) => item.Kind == CelKind.Double
        ? "type conversion error from Double to 'string'"
        : $"unsupported type conversion from '{Functions.CelRuntimeTypes.Of(item).Name}' to string";
}
