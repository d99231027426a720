using Flux.Kustomize.Building;

namespace Flux.Kustomize.FieldSpecs;

/// <summary>Field specs without duplicates. Immutable: merging gives a new list, or the same one when nothing is added.</summary>
internal sealed class FieldSpecList
{
    public static readonly FieldSpecList Empty = new([]);

    private readonly FieldSpec[] _specs;

    private FieldSpecList(FieldSpec[] specs) => _specs = specs;

    public int Count => _specs.Length;

    public ReadOnlySpan<FieldSpec> Specs => _specs;

    public static FieldSpecList Create(IEnumerable<FieldSpec> specs) => new([.. specs]);

    public FieldSpecList Merge(FieldSpecList incoming)
    {
        List<FieldSpec>? merged = null;
        foreach (var spec in incoming._specs)
        {
            var known = (merged ?? (IEnumerable<FieldSpec>)_specs).FirstOrDefault(candidate => candidate.Covers(spec));
            if (known is null)
            {
                (merged ??= [.. _specs]).Add(spec);
            }
            else if (known.Create != spec.Create)
            {
                throw new KustomizeException($"conflicting fieldspecs for path '{spec.Path}'", field: spec.Path);
            }
        }

        return merged is null ? this : new FieldSpecList([.. merged]);
    }

    public FieldSpecList Merge(FieldSpec spec) => Merge(new FieldSpecList([spec]));

    /// <summary>Those whose path is not excluded.</summary>
    public FieldSpecList Without(Func<FieldSpec, bool> excluded) =>
        _specs.Any(excluded) ? new FieldSpecList([.. _specs.Where(spec => !excluded(spec))]) : this;

    /// <summary>In the order of types that is used for output.</summary>
    public FieldSpecList Sorted() =>
        new([.. _specs.Order(Comparer<FieldSpec>.Create((left, right) => TypeOrder.Compare(left.Types.AsType(), right.Types.AsType())))]);
}
