using Flux.Manifests.Cel.Types;

namespace Flux.Manifests.Cel.Environments;

/// <summary>A program, or why there is none.</summary>
public sealed class CelCompilation
{
    private CelCompilation(CelProgram? program, CelStage stage, string error, CelType? outputType)
    {
        Program = program;
        Stage = stage;
        Error = error;
        OutputType = outputType;
    }

    /// <summary>Null when compiling failed.</summary>
    public CelProgram? Program { get; }

    /// <summary>Where it failed; without meaning otherwise.</summary>
    public CelStage Stage { get; }

    /// <summary>What is wrong, with line, column and a mark under the text; empty on success.</summary>
    public string Error { get; }

    /// <summary>The type of the result; null when it is not known.</summary>
    public CelType? OutputType { get; }

    internal static CelCompilation Succeeded(CelProgram program) => new(program, default, "", program.OutputType);

    internal static CelCompilation Failed(CelStage stage, string error, CelType? outputType = null) => new(null, stage, error, outputType);
}
