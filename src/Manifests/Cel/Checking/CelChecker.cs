using Flux.Manifests.Cel.Environments;
using Flux.Manifests.Cel.Syntax;
using Flux.Manifests.Cel.Types;
using Flux.Manifests.Cel.Values;

namespace Flux.Manifests.Cel.Checking;

/// <summary>Finds the types of an expression and the overloads of its calls, and writes them into the tree.</summary>
internal sealed class CelChecker(CelEnvironment environment)
{
    private readonly List<CelIssue> _issues = [];
    private readonly List<CelExpr> _checked = [];
    private TypeMapping _mapping = new();
    private CelScope? _scope;
    private int _parameters;

    public static IReadOnlyList<CelIssue> Check(CelExpr expression, CelEnvironment environment)
    {
        var checker = new CelChecker(environment);
        checker.Check(expression);
        foreach (var node in checker._checked)
        {
            node.Type = checker._mapping.Substitute(node.Type!, unknownToDyn: true);
        }

        return checker._issues;
    }

    public TypeMapping Mapping => _mapping;

    /// <summary>True while literals may hold values of unlike types.</summary>
    public bool MixesTypes { get; set; }

    public CelType NewParameter() => CelType.Parameter($"_var{_parameters++}");

    public void Report(CelExpr expression, string message) => _issues.Add(new CelIssue(expression.Position, message));

    public CelType TypeOf(CelExpr expression) => _mapping.Substitute(expression.Type!, unknownToDyn: false);

    public void Check(CelExpr expression)
    {
        expression.Type = expression switch
        {
            ConstExpr constant => CelConstants.TypeOf(constant.Value),
            IdentExpr ident => CheckIdent(ident),
            SelectExpr select => CheckSelect(select),
            CallExpr call => new CallChecker(this, environment).Check(call),
            ListExpr list => CheckList(list),
            MapExpr map => CheckMap(map),
            ComprehensionExpr fold => CheckComprehension(fold),
            _ => CheckStruct((StructExpr)expression),
        };
        _checked.Add(expression);
    }

    /// <summary>The name that a chain of plain selections spells, or null.</summary>
    public static string? QualifiedName(CelExpr expression) => expression switch
    {
        IdentExpr ident => ident.Name,
        SelectExpr { TestOnly: false } select => QualifiedName(select.Operand) is { } prefix ? $"{prefix}.{select.Field}" : null,
        _ => null,
    };

    public CelType CheckField(CelExpr expression, CelExpr operand, string field, bool optional)
    {
        Check(operand);
        var type = TypeOf(operand);
        var isOptional = type.Kind == CelTypeKind.Optional;
        var target = isOptional ? type.Parameters[0] : type;
        var result = CelType.Error;
        switch (target.Kind)
        {
            case CelTypeKind.Map:
                result = target.Parameters[1];
                break;
            case CelTypeKind.Object:
                if (target.Fields!(field) is { } declared)
                {
                    result = declared;
                }
                else
                {
                    Report(expression, $"undefined field '{field}'");
                }

                break;
            case CelTypeKind.Parameter:
                _mapping.TryAssign([CelType.Dyn], [target]);
                result = CelType.Dyn;
                break;
            default:
                if (!TypeMapping.IsDyn(target))
                {
                    Report(expression, $"type '{CelTypes.Display(target)}' does not support field selection");
                }

                result = CelType.Dyn;
                break;
        }

        return isOptional || optional ? CelType.Optional(result) : result;
    }

    public CelType? FindVariable(string name) => CelScope.Find(_scope, name) ?? environment.VariableType(name);

    private CelType CheckIdent(IdentExpr ident)
    {
        if (FindVariable(ident.Name) is { } type)
        {
            return type;
        }

        if (CelTypes.Find(ident.Name, environment.HasKubernetesTypes) is { } named)
        {
            ident.Constant = CelValue.Of(named);
            return CelType.TypeOf(named);
        }

        Report(ident, Undeclared(ident.Name));
        return CelType.Error;
    }

    public static string Undeclared(string name) => $"undeclared reference to '{name}' (in container '')";

    private CelType CheckSelect(SelectExpr select)
    {
        if (!select.TestOnly && QualifiedName(select) is { } name)
        {
            var type = FindVariable(name);
            if (type is not null)
            {
                select.VariableName = name;
                return type;
            }

            if (CelTypes.Find(name, environment.HasKubernetesTypes) is { } named)
            {
                select.VariableName = name;
                return CelType.TypeOf(named);
            }
        }

        var result = CheckField(select, select.Operand, select.Field, optional: false);
        return select.TestOnly ? CelType.Bool : result;
    }

    private CelType CheckList(ListExpr list)
    {
        CelType? items = null;
        for (var i = 0; i < list.Items.Count; i++)
        {
            Check(list.Items[i]);
            var type = list.Items[i].Type!;
            items = Join(list.Items[i], items, list.Optionals.Contains(i) ? Unwrap(list.Items[i], type) : type);
        }

        return CelType.List(items ?? NewParameter());
    }

    private CelType CheckMap(MapExpr map)
    {
        CelType? keys = null;
        CelType? values = null;
        foreach (var entry in map.Entries)
        {
            Check(entry.Key);
            keys = Join(entry.Key, keys, entry.Key.Type!);
            Check(entry.Value);
            values = Join(entry.Value, values, entry.IsOptional ? Unwrap(entry.Value, entry.Value.Type!) : entry.Value.Type!);
        }

        return keys is null ? CelType.Map(NewParameter(), NewParameter()) : CelType.Map(keys, values!);
    }

    private CelType Unwrap(CelExpr expression, CelType type)
    {
        if (type.Kind == CelTypeKind.Optional)
        {
            return type.Parameters[0];
        }

        if (!TypeMapping.IsDyn(type))
        {
            Mismatch(expression, CelType.Optional(type), type);
        }

        return type;
    }

    private CelType Join(CelExpr expression, CelType? previous, CelType current)
    {
        if (previous is null)
        {
            return current;
        }

        if (_mapping.TryAssign([previous], [current]))
        {
            return TypeMapping.MostGeneral(previous, current);
        }

        if (!MixesTypes)
        {
            Mismatch(expression, previous, current);
        }

        return MixesTypes ? CelType.Dyn : CelType.Error;
    }

    private void Mismatch(CelExpr expression, CelType expected, CelType found)
    {
        var (left, right) = (_mapping.Substitute(expected, unknownToDyn: true), _mapping.Substitute(found, unknownToDyn: true));
        Report(expression, $"expected type '{CelTypes.Display(left)}' but found '{CelTypes.Display(right)}'");
    }

    private CelType CheckComprehension(ComprehensionExpr fold)
    {
        Check(fold.Range);
        Check(fold.Initial);
        var accumulator = fold.Initial.Type!;
        var (first, second) = LoopTypes(fold);
        var outer = _scope;
        var withAccumulator = new CelScope(outer, fold.AccumulatorName, accumulator);
        _scope = new CelScope(withAccumulator, fold.Variable, first);
        if (fold.SecondVariable is not null)
        {
            _scope = new CelScope(_scope, fold.SecondVariable, second);
        }

        Check(fold.Condition);
        Expect(fold.Condition, CelType.Bool);
        Check(fold.Step);
        Expect(fold.Step, accumulator);
        _scope = withAccumulator;
        Check(fold.Result);
        _scope = outer;
        return TypeOf(fold.Result);
    }

    private void Expect(CelExpr expression, CelType type)
    {
        if (!_mapping.TryAssign([type], [expression.Type!]))
        {
            Mismatch(expression, type, expression.Type!);
        }
    }

    private (CelType First, CelType Second) LoopTypes(ComprehensionExpr fold)
    {
        var range = TypeOf(fold.Range);
        switch (range.Kind)
        {
            case CelTypeKind.List:
                return fold.SecondVariable is null ? (range.Parameters[0], CelType.Dyn) : (CelType.Int, range.Parameters[0]);
            case CelTypeKind.Map:
                return (range.Parameters[0], range.Parameters[1]);
            case CelTypeKind.Dyn or CelTypeKind.Error or CelTypeKind.Parameter:
                _mapping.TryAssign([CelType.Dyn], [range]);
                return (CelType.Dyn, CelType.Dyn);
            default:
                Report(fold.Range, $"expression of type '{CelTypes.Display(range)}' cannot be range of a comprehension (must be list, map, or dynamic)");
                return (CelType.Error, CelType.Error);
        }
    }

    private CelType CheckStruct(StructExpr expression)
    {
        var type = environment.FindMessage(expression.Name);
        if (type is null)
        {
            Report(expression, Undeclared(expression.Name));
        }

        foreach (var (name, value, isOptional) in expression.Fields)
        {
            Check(value);
            if (type is not null)
            {
                CheckMessageField(expression, type.Fields!(name), name, isOptional ? Unwrapped(TypeOf(value)) : TypeOf(value));
            }
        }

        return type ?? CelType.Error;
    }

    private void CheckMessageField(StructExpr expression, CelType? declared, string name, CelType given)
    {
        if (declared is null)
        {
            Report(expression, $"undefined field '{name}'");
        }
        else if (!_mapping.TryAssign([declared], [given]))
        {
            Report(expression, $"expected type of field '{name}' is '{CelTypes.Display(declared)}' but provided type is '{CelTypes.Display(given)}'");
        }
    }

    private static CelType Unwrapped(CelType type) => type.Kind == CelTypeKind.Optional ? type.Parameters[0] : type;
}
