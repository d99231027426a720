using Flux.Kustomize.Building;
using Flux.Kustomize.FieldSpecs;
using Flux.Kustomize.Kustomizations;
using Flux.Kustomize.Resources;
using Flux.Manifests.Objects;

namespace Flux.Kustomize.Transformers;

/// <summary>Puts the output into the order asked for: as added (fifo), or by kind (legacy).</summary>
internal sealed class SortOrderTransformer(SortOptions options) : ITransformer
{
    public static readonly SortOptions Legacy = new("legacy", null, null);

    public void Transform(ResourceMap resources)
    {
        if (options.Order is not ("fifo" or "legacy"))
        {
            throw new KustomizeException("the field 'sortOptions.order' must be one of [fifo, legacy]", field: "sortOptions.order");
        }

        if (options.Order == "legacy")
        {
            Sort(resources);
        }
        else if (options.First is not null)
        {
            throw new KustomizeException(
                "the field 'sortOptions.legacySortOptions' is set but the selected sort order is 'fifo', not 'legacy'",
                field: "sortOptions.legacySortOptions");
        }
    }

    private void Sort(ResourceMap resources)
    {
        var ranks = TypeOrder.Ranks(options.First ?? TypeOrder.First, options.Last ?? TypeOrder.Last);
        var keyed = resources.Items.Select(resource => new Key(resource, ranks)).ToArray();
        Array.Sort(keyed);
        resources.CheckUnique();
        resources.Reorder([.. keyed.Select(key => key.Resource)]);
    }

    private sealed class Key : IComparable<Key>
    {
        private readonly int _rank;
        private readonly GroupVersionKind _type;
        private readonly string _typeText;
        private readonly string _idText;

        public Key(Resource resource, Dictionary<string, int> ranks)
        {
            var id = resource.Id;
            Resource = resource;
            _type = id.Type;
            _rank = ranks.GetValueOrDefault(id.Type.Kind);
            _typeText = TypeOrder.SortText(id.Type);
            _idText = $"{ResourceId.Describe(id.Type)}|{(id.Namespace.Length == 0 ? "~X" : id.Namespace)}|{(id.Name.Length == 0 ? "~N" : id.Name)}";
        }

        public Resource Resource { get; }

        public int CompareTo(Key? other)
        {
            ArgumentNullException.ThrowIfNull(other);
            if (_type == other._type)
            {
                return string.CompareOrdinal(_idText, other._idText);
            }

            if (_rank != other._rank)
            {
                return _rank.CompareTo(other._rank);
            }

            // Of the kinds called Namespace the core one comes first.
            var bothNamespaces = _type.Kind == "Namespace" && other._type.Kind == "Namespace" && (_type.Group.Length == 0 || other._type.Group.Length == 0);
            var order = string.CompareOrdinal(_typeText, other._typeText);
            return bothNamespaces ? -order : order;
        }
    }
}
