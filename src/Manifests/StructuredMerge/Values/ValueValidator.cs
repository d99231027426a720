using Flux.Manifests.Nodes;
using Flux.Manifests.StructuredMerge.Messages;
using Flux.Manifests.StructuredMerge.Paths;
using Flux.Manifests.StructuredMerge.Typing;
using Flux.Manifests.Text;

namespace Flux.Manifests.StructuredMerge.Values;

/// <summary>Checks a value against its type and collects every misfit.</summary>
internal sealed class ValueValidator(bool allowDuplicates)
{
    // Up to so many items are compared with each other rather than hashed.
    private const int SearchLimit = 8;

    private readonly ValueErrors _errors = new();

    /// <summary>The misfits as text; null when there is none.</summary>
    public static string? Validate(Node value, TypedSchema type, bool allowDuplicates)
    {
        var validator = new ValueValidator(allowDuplicates);
        validator.Walk(value, type.Root);
        return validator._errors.Count == 0 ? null : validator._errors.ToString();
    }

    /// <summary>What is wrong with a scalar, behind a prefix; null when nothing is. Absent and null fit every scalar type.</summary>
    public static string? ScalarMisfit(ScalarType type, Node? value, string prefix = "")
    {
        if (value is null or NullNode)
        {
            return null;
        }

        return type switch
        {
            ScalarType.Numeric when value is not NumberNode => $"{prefix}expected numeric (int or float), got {GoPrint.TypeOf(value)}",
            ScalarType.String when value is not StringNode => $"{prefix}expected string, got &value.valueUnstructured{{Value:{GoSource.Value(value)}}}",
            ScalarType.Boolean when value is not BooleanNode => $"{prefix}expected boolean, got {Got(value)}",
            ScalarType.Untyped when value is MapNode or ListNode => $"{prefix}expected any scalar, got {Got(value)}",
            _ => null,
        };
    }

    private static string Got(Node value) => $"&{{{GoPrint.Value(value)}}}";

    private void Walk(Node value, TypeReference? type)
    {
        if (type is { Atom: null })
        {
            _errors.Add(ValueShapes.NoType(type));
            return;
        }

        var atom = ValueShapes.Resolve(type);
        if (atom.AcceptsAll)
        {
            return;
        }

        switch (ValueShapes.Walked(atom, value))
        {
            case ValueShape.Map:
                WalkMap(value, atom.Map!);
                break;
            case ValueShape.List:
                WalkList(value, atom.List!);
                break;
            case ValueShape.Scalar:
                if (ScalarMisfit(atom.Scalar!.Value, value) is { } misfit)
                {
                    _errors.Add(misfit);
                }

                break;
            default:
                _errors.Add(ValueShapes.InvalidAtom(type));
                break;
        }
    }

    private void WalkMap(Node value, MapType type)
    {
        if (value is not MapNode map)
        {
            Expect("map", value);
            return;
        }

        foreach (var (key, child) in map)
        {
            var before = _errors.Count;
            var field = type.FindField(key);
            var isDeclared = field is not null || type.Element is not null;
            if (isDeclared)
            {
                Walk(child, field is null ? type.Element : field.Type);
            }
            else
            {
                _errors.Add("field not declared in schema");
            }

            if (_errors.Count > before)
            {
                _errors.Prefix(before, PathElement.OfField(key));
            }

            if (!isDeclared)
            {
                return;
            }
        }
    }

    private void WalkList(Node value, ListType type)
    {
        if (value is not ListNode list)
        {
            Expect("list", value);
            return;
        }

        var isAssociative = type.Relationship == ElementRelationship.Associative;
        var findsDuplicates = isAssociative && !allowDuplicates && list.Count > 1;
        var observed = findsDuplicates && list.Count > SearchLimit ? new HashSet<PathElement>(list.Count) : null;
        for (var i = 0; i < list.Count; i++)
        {
            if (isAssociative && ListItems.Misfit(type, list[i]) is { } misfit)
            {
                _errors.Add($"element {i}: {misfit}");
                return;
            }

            if (findsDuplicates && IsDuplicate(list, i, type, observed))
            {
                _errors.Add($"duplicate entries for key {ListItems.Element(type, list[i])}");
            }

            var before = _errors.Count;
            Walk(list[i], type.Element);
            if (_errors.Count > before)
            {
                _errors.Prefix(before, isAssociative ? ListItems.Element(type, list[i]) : PathElement.OfIndex(i));
            }
        }
    }

    private static bool IsDuplicate(ListNode list, int position, ListType type, HashSet<PathElement>? observed)
    {
        if (observed is not null)
        {
            return !observed.Add(ListItems.Element(type, list[position]));
        }

        for (var i = 0; i < position; i++)
        {
            if (ListItems.AreSame(type, list[i], list[position]))
            {
                return true;
            }
        }

        return false;
    }

    private void Expect(string kind, Node value)
    {
        if (value is not NullNode)
        {
            _errors.Add($"expected {kind}, got {Got(value)}");
        }
    }
}
