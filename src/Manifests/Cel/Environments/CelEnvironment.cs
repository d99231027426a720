using System.Collections.Frozen;
using Flux.Manifests.Cel.Admission;
using Flux.Manifests.Cel.Checking;
using Flux.Manifests.Cel.Evaluation;
using Flux.Manifests.Cel.Functions;
using Flux.Manifests.Cel.Syntax;
using Flux.Manifests.Cel.Types;

namespace Flux.Manifests.Cel.Environments;

/// <summary>
/// What expressions may use: functions, macros and variables. Immutable and safe for use by several threads; compile each
/// expression once and keep the program.
/// </summary>
public sealed class CelEnvironment
{
    private readonly FrozenDictionary<string, CelType> _variables;
    private readonly CelEnvironmentOptions _options;

    internal CelEnvironment(CelEnvironmentOptions options)
    {
        _options = options;
        _variables = options.Variables.ToFrozenDictionary(StringComparer.Ordinal);
        Functions = options.Functions;
    }

    internal FrozenDictionary<string, CelFunction> Functions { get; }

    internal bool MixesFormatArguments => _options.MixesFormatArguments;

    internal bool HasKubernetesTypes => _options.HasKubernetesTypes;

    /// <summary>The environment with other variables.</summary>
    public CelEnvironment WithVariables(params IEnumerable<KeyValuePair<string, CelType>> variables) => new(_options with { Variables = [.. variables] });

    /// <summary>Parses, checks and prepares an expression.</summary>
    public CelCompilation Compile(string expression)
    {
        var source = new CelSource(expression);
        var tree = CelParser.Parse(expression, _options.Macros, out var issues);
        if (tree is null)
        {
            return CelCompilation.Failed(CelStage.Compile, source.Display(issues));
        }

        if (_options.IsChecked)
        {
            issues = CelChecker.Check(tree, this);
            if (issues.Count == 0 && _options.ChecksLiterals)
            {
                issues = [.. LiteralChecks.Check(tree)];
            }

            if (issues.Count > 0)
            {
                return CelCompilation.Failed(CelStage.Compile, source.Display(issues));
            }
        }

        return Plan(tree);
    }

    /// <summary>The type of a message that expressions may make; null when there is none of that name.</summary>
    internal CelType? FindMessage(string name) => _options.HasPatchTypes ? PatchTypes.Find(name) : null;

    internal CelType? VariableType(string name) => _variables.GetValueOrDefault(name);

    /// <summary>Whether a name is a variable rather than a type, in environments that declare none.</summary>
    internal bool SeesVariable(string name) => _variables.ContainsKey(name);

    private CelCompilation Plan(CelExpr tree)
    {
        var planner = new CelPlanner(this, _options.IsChecked);
        try
        {
            return CelCompilation.Succeeded(new CelProgram(planner.Plan(tree), planner.LocalCount, tree));
        }
        catch (CelPlanException error)
        {
            return CelCompilation.Failed(CelStage.Program, error.Message, tree.Type);
        }
    }
}
