namespace Flux.Kustomize.FieldSpecs;

/// <summary>Which fields each built-in transformer touches. Immutable.</summary>
internal sealed record TransformerConfig
{
    public static readonly TransformerConfig Empty = new();

    public FieldSpecList NamePrefix { get; init; } = FieldSpecList.Empty;

    public FieldSpecList NameSuffix { get; init; } = FieldSpecList.Empty;

    public FieldSpecList Namespace { get; init; } = FieldSpecList.Empty;

    public FieldSpecList CommonLabels { get; init; } = FieldSpecList.Empty;

    public FieldSpecList Labels { get; init; } = FieldSpecList.Empty;

    public FieldSpecList TemplateLabels { get; init; } = FieldSpecList.Empty;

    public FieldSpecList CommonAnnotations { get; init; } = FieldSpecList.Empty;

    public FieldSpecList VarReference { get; init; } = FieldSpecList.Empty;

    public FieldSpecList Images { get; init; } = FieldSpecList.Empty;

    public FieldSpecList Replicas { get; init; } = FieldSpecList.Empty;

    public IReadOnlyList<NameReference> NameReferences { get; init; } = [];

    /// <summary>
    /// Both together; this one when the other adds nothing. Taking over a configuration that is not the built-in one is no copy:
    /// its specs are in order of their types now, and one for all types that comes after one for some says nothing more.
    /// </summary>
    public TransformerConfig Merge(TransformerConfig other)
    {
        if (ReferenceEquals(this, other) || ReferenceEquals(other, Empty))
        {
            return this;
        }

        return ReferenceEquals(this, Empty) && ReferenceEquals(other, DefaultFieldSpecs.Config) ? other : MergeAll(other).Sorted();
    }

    public TransformerConfig Sorted() => this with
    {
        NamePrefix = NamePrefix.Sorted(),
        NameSuffix = NameSuffix.Sorted(),
        Namespace = Namespace.Sorted(),
        CommonLabels = CommonLabels.Sorted(),
        Labels = Labels.Sorted(),
        TemplateLabels = TemplateLabels.Sorted(),
        CommonAnnotations = CommonAnnotations.Sorted(),
        VarReference = VarReference.Sorted(),
        Images = Images.Sorted(),
        Replicas = Replicas.Sorted(),
        NameReferences =
        [
            .. NameReferences.Order(Comparer<NameReference>.Create(
                (left, right) => TypeOrder.Compare(left.Target.AsType(), right.Target.AsType()))),
        ],
    };

    public static IReadOnlyList<NameReference> Merge(IReadOnlyList<NameReference> known, NameReference incoming)
    {
        var result = known.ToList();
        var at = result.FindIndex(candidate => candidate.Target == incoming.Target);
        if (at < 0)
        {
            result.Add(incoming);
        }
        else
        {
            result[at] = result[at] with { Referrers = result[at].Referrers.Merge(incoming.Referrers) };
        }

        return result;
    }

    private TransformerConfig MergeAll(TransformerConfig other) => new()
    {
        NamePrefix = NamePrefix.Merge(other.NamePrefix),
        NameSuffix = NameSuffix.Merge(other.NameSuffix),
        Namespace = Namespace.Merge(other.Namespace),
        CommonLabels = CommonLabels.Merge(other.CommonLabels),
        Labels = Labels.Merge(other.Labels),
        TemplateLabels = TemplateLabels.Merge(other.TemplateLabels),
        CommonAnnotations = CommonAnnotations.Merge(other.CommonAnnotations),
        VarReference = VarReference.Merge(other.VarReference),
        Images = Images.Merge(other.Images),
        Replicas = Replicas.Merge(other.Replicas),
        NameReferences = other.NameReferences.Aggregate(NameReferences, Merge),
    };
}
