using Flux.Manifests.Cel.Environments;
using Flux.Manifests.Cel.Functions;
using Flux.Manifests.Cel.Syntax;
using Flux.Manifests.Cel.Types;

namespace Flux.Manifests.Cel.Checking;

/// <summary>Resolves calls to functions and their overloads.</summary>
internal readonly struct CallChecker(CelChecker checker, CelEnvironment environment)
{
    public CelType Check(CallExpr call)
    {
        if (call.Function == Operators.OptionalSelect)
        {
            checker.Check(call.Arguments[1]);
            return checker.CheckField(call, call.Arguments[0], ((ConstExpr)call.Arguments[1]).Value.AsString, optional: true);
        }

        var mixes = checker.MixesTypes;
        checker.MixesTypes = environment.MixesFormatArguments && call.Function == "format";
        foreach (var argument in call.Arguments)
        {
            checker.Check(argument);
        }

        checker.MixesTypes = mixes;

        if (call.Target is not null && CelChecker.QualifiedName(call.Target) is { } prefix
            && environment.Functions.TryGetValue($"{prefix}.{call.Function}", out var namespaced))
        {
            call.Function = namespaced.Name;
            call.Target = null;
            return Resolve(call, namespaced);
        }

        if (call.Target is not null)
        {
            checker.Check(call.Target);
        }

        if (environment.Functions.TryGetValue(call.Function, out var function))
        {
            return Resolve(call, function);
        }

        checker.Report(call, CelChecker.Undeclared(call.Function));
        return CelType.Error;
    }

    private CelType Resolve(CallExpr call, CelFunction function)
    {
        var arguments = new List<CelType>(call.Arguments.Count + 1);
        if (call.Target is not null)
        {
            arguments.Add(call.Target.Type!);
        }

        arguments.AddRange(call.Arguments.Select(argument => argument.Type!));
        CelType? result = null;
        var matching = new List<CelOverload>();
        foreach (var overload in function.Overloads)
        {
            if (overload.IsMember != call.Target is not null)
            {
                continue;
            }

            var instance = Instantiate(overload);
            if (!checker.Mapping.TryAssign(arguments, instance.Arguments))
            {
                continue;
            }

            matching.Add(overload);
            var type = checker.Mapping.Substitute(instance.Result, unknownToDyn: false);
            result = result is null || result.Equals(type) ? type : CelType.Dyn;
        }

        call.Overloads = matching;
        if (result is not null)
        {
            CheckFormat(call);
            return result;
        }

        checker.Report(call, $"found no matching overload for '{call.Function}' applied to '{Signature(arguments, call.Target is not null)}'");
        return CelType.Error;
    }

    private (IReadOnlyList<CelType> Arguments, CelType Result) Instantiate(CelOverload overload)
    {
        if (overload.Parameters.Count == 0)
        {
            return (overload.Arguments, overload.Result);
        }

        var fresh = new Dictionary<string, CelType>(StringComparer.Ordinal);
        foreach (var name in overload.Parameters)
        {
            fresh.Add(name, checker.NewParameter());
        }

        return ([.. overload.Arguments.Select(type => Rename(type, fresh))], Rename(overload.Result, fresh));
    }

    private static CelType Rename(CelType type, Dictionary<string, CelType> fresh) => type.Kind == CelTypeKind.Parameter ? fresh[type.Name]
        : type.Parameters.Count == 0 ? type : type.With([.. type.Parameters.Select(part => Rename(part, fresh))]);

    private string Signature(List<CelType> arguments, bool isMember)
    {
        var mapping = checker.Mapping;
        var types = arguments.Select(type => CelTypes.Display(mapping.Substitute(type, unknownToDyn: true))).ToArray();
        return isMember ? $"{types[0]}.({string.Join(", ", types.Skip(1))})" : $"({string.Join(", ", types)})";
    }

    private void CheckFormat(CallExpr call)
    {
        if (call is { Function: "format", Target: ConstExpr format } && call.Arguments is [ListExpr values] && format.Value.Kind == Values.CelKind.String)
        {
            var types = values.Items.Select(checker.TypeOf).ToArray();
            if (CelFormat.Check(format.Value.AsString, types) is { } problem)
            {
                var at = values.Items.Count > 0 ? values.Items[0] : (CelExpr)format;
                checker.Report(at, problem);
            }
        }
    }
}
