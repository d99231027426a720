using Flux.Manifests.Cel.Functions;
using Flux.Manifests.Cel.Syntax;
using Flux.Manifests.Cel.Types;

namespace Flux.Manifests.Schemas.Structural.Rules.Costs;

/// <summary>
/// Bounds what a checked expression can cost, from the sizes that its variables can have in one request. One per expression.
/// </summary>
internal sealed class RuleCostEstimator(RuleType self)
{
    private static readonly CostRange One = CostRange.Of(1);

    private readonly Dictionary<CelExpr, IReadOnlyList<string>> _paths = [];
    private readonly Dictionary<CelExpr, CostRange> _sizes = [];
    private readonly Dictionary<CelExpr, EntrySizes> _entries = [];
    private readonly List<CostVariable> _variables = [];

    public static ulong Maximum(CelExpr expression, RuleType self) => new RuleCostEstimator(self).Cost(expression).Max;

    public CostRange Cost(CelExpr expression) => expression switch
    {
        IdentExpr ident => OfIdent(ident),
        SelectExpr select => OfSelect(select),
        CallExpr call => OfCall(call),
        ListExpr list => OfList(list),
        MapExpr map => OfMap(map),
        ComprehensionExpr fold => OfFold(fold),
        _ => default,
    };

    public CostRange SizeOf(CelExpr expression) => KnownSize(expression) ?? CostRange.Unknown;

    public EntrySizes? EntriesOf(CelExpr expression) =>
        _entries.GetValueOrDefault(expression) ?? (expression is IdentExpr ident ? Variable(ident.Name)?.Entries : null);

    /// <summary>The size of the items of a list as its schema bounds it.</summary>
    public CostRange ItemSizeOf(CelExpr list) => SchemaSize([.. PathOf(list), "@items"]) ?? CostRange.Unknown;

    public void SetEntries(CelExpr expression, EntrySizes? entries)
    {
        if (entries is not null)
        {
            _entries[expression] = entries;
        }
    }

    private CostVariable? Variable(string name) => _variables.FindLast(variable => variable.Name == name);

    private IReadOnlyList<string> PathOf(CelExpr expression) => expression is IdentExpr ident && Variable(ident.Name) is { } variable
        ? variable.Path
        : _paths.GetValueOrDefault(expression) ?? [];

    private CostRange OfIdent(IdentExpr ident)
    {
        _paths[ident] = Variable(ident.Name)?.Path ?? [ident.Name];
        return One;
    }

    private CostRange OfSelect(SelectExpr select)
    {
        var cost = Cost(select.Operand);
        if (select.TestOnly)
        {
            return cost;
        }

        _paths[select] = [.. PathOf(select.Operand), select.Field];
        return select.Operand.Type?.Kind is CelTypeKind.Map or CelTypeKind.Object or CelTypeKind.Parameter ? cost + One : cost;
    }

    private CostRange OfList(ListExpr list)
    {
        var cost = CostRange.Of(10);
        CostRange? size = list.Items.Count == 0 ? CostRange.Of(0) : null;
        foreach (var item in list.Items)
        {
            cost += Cost(item);
            size = size?.Union(SizeOf(item)) ?? SizeOf(item);
        }

        _entries[list] = new EntrySizes(IsList: true, One, size!.Value);
        return cost;
    }

    private CostRange OfMap(MapExpr map)
    {
        var cost = CostRange.Of(30);
        CostRange? keys = map.Entries.Count == 0 ? CostRange.Of(0) : null;
        var values = keys;
        foreach (var entry in map.Entries)
        {
            cost += Cost(entry.Key) + Cost(entry.Value);
            keys = keys?.Union(SizeOf(entry.Key)) ?? SizeOf(entry.Key);
            values = values?.Union(SizeOf(entry.Value)) ?? SizeOf(entry.Value);
        }

        _entries[map] = new EntrySizes(IsList: false, keys!.Value, values!.Value);
        return cost;
    }

    private CostRange OfFold(ComprehensionExpr fold)
    {
        var cost = Cost(fold.Range) + Cost(fold.Initial);
        var depth = _variables.Count;
        _variables.Add(new CostVariable(fold.AccumulatorName, PathOf(fold.Initial), KnownSize(fold.Initial), EntriesOf(fold.Initial)));
        if (fold.AccumulatorName != ComprehensionExpr.Accumulator)
        {
            cost += Cost(fold.Result);
            _variables.RemoveRange(depth, _variables.Count - depth);
            CopySizes(fold, fold.Result);
            return cost;
        }

        AddLoopVariables(fold);
        var step = Cost(fold.Condition) + Cost(fold.Step);
        _variables.RemoveRange(depth + 1, _variables.Count - depth - 1);
        cost += Cost(fold.Result);
        _variables.RemoveRange(depth, _variables.Count - depth);
        var count = SizeOf(fold.Range);
        if (fold.Initial is ConstExpr)
        {
            CopySizes(fold, fold.Initial);
        }
        else
        {
            _sizes[fold] = count;
            SetEntries(fold, EntriesOf(fold.Step));
        }

        return cost + (count * step);
    }

    private void AddLoopVariables(ComprehensionExpr fold)
    {
        var entries = EntriesOf(fold.Range);
        var isList = entries?.IsList ?? fold.Range.Type?.Kind == CelTypeKind.List;
        var path = PathOf(fold.Range);
        var value = new CostVariable("", [.. path, isList ? "@items" : "@values"], entries?.Value, null);
        var key = new CostVariable("", [.. path, isList ? "@indices" : "@keys"], entries?.Key, null);
        if (fold.SecondVariable is not null)
        {
            _variables.Add(key with { Name = fold.Variable });
            _variables.Add(value with { Name = fold.SecondVariable });
        }
        else
        {
            _variables.Add((isList ? value : key) with { Name = fold.Variable });
        }
    }

    private CostRange OfCall(CallExpr call)
    {
        if (call.Function == "dyn")
        {
            var inner = Cost(call.Arguments[0]) + One;
            CopySizes(call, call.Arguments[0]);
            return inner;
        }

        var arguments = call.Arguments.Select(Cost).ToArray();
        if (call.Overloads.Count == 0)
        {
            return default;
        }

        var target = call.Target is null ? default : Cost(call.Target);
        CostRange? total = null;
        CostRange? size = null;
        foreach (var overload in call.Overloads)
        {
            var cost = new RuleCallCosts(this, call, arguments).Of(overload.Id);
            total = total?.Union(cost.Cost) ?? cost.Cost;
            size = cost.Size is { } known ? size?.Union(known) ?? known : size;
            if (overload.Id is "index_list" or "index_map")
            {
                size = EntriesOf(call.Arguments[0])?.Value;
                _paths[call] = [.. PathOf(call.Arguments[0]), overload.Id == "index_list" ? "@items" : "@values"];
            }

            size ??= KnownSize(call);
        }

        if (size is { } found)
        {
            _sizes[call] = found;
        }

        return target + total!.Value;
    }

    private void CopySizes(CelExpr to, CelExpr from)
    {
        if (KnownSize(from) is { } size)
        {
            _sizes[to] = size;
        }

        SetEntries(to, EntriesOf(from));
    }

    private CostRange? KnownSize(CelExpr expression)
    {
        if (_sizes.TryGetValue(expression, out var known))
        {
            return known;
        }

        CostRange? literal = expression switch
        {
            ConstExpr constant => CostRange.Of((ulong)CelSizes.Of(constant.Value)),
            ListExpr list => CostRange.Of((ulong)list.Items.Count),
            MapExpr map => CostRange.Of((ulong)map.Entries.Count),
            _ => SchemaSize(PathOf(expression)),
        };
        return literal
            ?? (expression.Type is { } type && IsScalar(type) ? One : (CostRange?)null)
            ?? (expression is IdentExpr ident ? Variable(ident.Name)?.Size : null);
    }

    private static bool IsScalar(CelType type) => type.Kind is CelTypeKind.Bool or CelTypeKind.Double or CelTypeKind.Duration or CelTypeKind.Int
        or CelTypeKind.Timestamp or CelTypeKind.Uint || (type.Kind == CelTypeKind.Optional && IsScalar(type.Parameters[0]));

    private CostRange? SchemaSize(IReadOnlyList<string> path)
    {
        if (path.Count == 0 || path[0] == ComprehensionExpr.Accumulator)
        {
            return null;
        }

        var type = self;
        for (var i = 1; i < path.Count && type is not null; i++)
        {
            type = path[i] switch
            {
                "@items" or "@values" => type.Element,
                "@keys" => type.Key,
                var field => type.Fields.GetValueOrDefault(field),
            };
        }

        return type is null ? null : new CostRange(0, (ulong)type.MaxElements);
    }
}
