using Flux.Manifests.Cel.Environments;
using Flux.Manifests.Cel.Types;

namespace Flux.DevCluster.Admission.Expressions;

/// <summary>An expression made ready, or why it cannot be.</summary>
internal sealed class CompiledExpression
{
    /// <param name="outputs">The types that the expression may have; empty for any.</param>
    public CompiledExpression(CelEnvironment environment, string text, params ReadOnlySpan<CelType> outputs)
    {
        Text = text;
        var compilation = environment.Compile(text);
        OutputType = compilation.OutputType ?? CelType.Dyn;
        if (compilation.Program is null)
        {
            Error = compilation.Stage == CelStage.Compile ? $"compilation failed: {compilation.Error}" : $"program instantiation failed: {compilation.Error}";
        }
        else if (outputs.Length > 0 && !outputs.Contains(OutputType))
        {
            Error = outputs.Length == 1 ? $"must evaluate to {outputs[0]}" : $"must evaluate to one of [{string.Join(' ', outputs.ToArray().Select(type => type.ToString()))}]";
        }
        else
        {
            Program = compilation.Program;
        }
    }

    public string Text { get; }

    public CelType OutputType { get; }

    /// <summary>Null when <see cref="Error"/> is set.</summary>
    public CelProgram? Program { get; }

    public string? Error { get; }
}
