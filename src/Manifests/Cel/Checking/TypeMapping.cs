using Flux.Manifests.Cel.Types;

namespace Flux.Manifests.Cel.Checking;

/// <summary>What type parameters were found to stand for, and whether one type may be used where another is wanted.</summary>
internal sealed class TypeMapping
{
    private readonly Dictionary<string, CelType> _known;

    public TypeMapping() => _known = new Dictionary<string, CelType>(StringComparer.Ordinal);

    private TypeMapping(TypeMapping other) => _known = new Dictionary<string, CelType>(other._known, StringComparer.Ordinal);

    public TypeMapping Copy() => new(this);

    /// <summary>The type with parameters replaced by what is known of them; the unknown ones become dyn on demand.</summary>
    public CelType Substitute(CelType type, bool unknownToDyn)
    {
        if (type.Kind == CelTypeKind.Parameter)
        {
            return _known.TryGetValue(type.Name, out var known) ? Substitute(known, unknownToDyn) : unknownToDyn ? CelType.Dyn : type;
        }

        return type.Parameters.Count == 0 ? type : type.With([.. type.Parameters.Select(part => Substitute(part, unknownToDyn))]);
    }

    /// <summary>Whether each type of the first list may be used as that of the second. Findings stay only on success.</summary>
    public bool TryAssign(IReadOnlyList<CelType> wanted, IReadOnlyList<CelType> given)
    {
        if (wanted.Count != given.Count)
        {
            return false;
        }

        var trial = Copy();
        for (var i = 0; i < wanted.Count; i++)
        {
            if (!trial.IsAssignable(wanted[i], given[i]))
            {
                return false;
            }
        }

        foreach (var (name, type) in trial._known)
        {
            _known[name] = type;
        }

        return true;
    }

    public static bool IsDyn(CelType type) => type.Kind is CelTypeKind.Dyn or CelTypeKind.Error;

    /// <summary>Of two types that fit, the less specific.</summary>
    public static CelType MostGeneral(CelType left, CelType right) => IsEqualOrLessSpecific(left, right) ? left : right;

    private static bool IsEqualOrLessSpecific(CelType left, CelType right)
    {
        if (IsDyn(left) || left.Kind == CelTypeKind.Parameter)
        {
            return true;
        }

        if (IsDyn(right) || right.Kind == CelTypeKind.Parameter || left.Kind != right.Kind || left.Parameters.Count != right.Parameters.Count)
        {
            return false;
        }

        return left.Name == right.Name && left.Parameters.Zip(right.Parameters).All(pair => IsEqualOrLessSpecific(pair.First, pair.Second));
    }

    private bool IsAssignable(CelType left, CelType right)
    {
        if (right.Kind == CelTypeKind.Parameter)
        {
            var (valid, known) = TrySubstitute(left, right);
            if (valid || known)
            {
                return valid;
            }
        }

        if (left.Kind == CelTypeKind.Parameter)
        {
            return TrySubstitute(right, left).Valid;
        }

        if (IsDyn(left) || IsDyn(right))
        {
            return true;
        }

        if (left.Kind == CelTypeKind.Null || right.Kind == CelTypeKind.Null)
        {
            return IsNullable(left.Kind == CelTypeKind.Null ? right : left);
        }

        if (left.Kind == CelTypeKind.Type)
        {
            return right.Kind == CelTypeKind.Type;
        }

        return left.Kind == right.Kind && left.Name == right.Name && left.Parameters.Count == right.Parameters.Count
            && left.Parameters.Zip(right.Parameters).All(pair => IsAssignable(pair.First, pair.Second));
    }

    private static bool IsNullable(CelType type) =>
        type.Kind is CelTypeKind.Null or CelTypeKind.Duration or CelTypeKind.Timestamp or CelTypeKind.Opaque or CelTypeKind.Optional or CelTypeKind.Object;

    private (bool Valid, bool Known) TrySubstitute(CelType type, CelType parameter)
    {
        if (type.Equals(parameter))
        {
            return (true, true);
        }

        if (_known.TryGetValue(parameter.Name, out var known))
        {
            if (type.Equals(known))
            {
                return (true, true);
            }

            if (!IsAssignable(type, known))
            {
                return (false, true);
            }

            var general = MostGeneral(type, known);
            if (!Refers(general, parameter))
            {
                _known[parameter.Name] = general;
            }

            return (true, true);
        }

        if (Refers(type, parameter))
        {
            return (false, false);
        }

        _known[parameter.Name] = type;
        return (true, false);
    }

    private bool Refers(CelType type, CelType parameter)
    {
        if (type.Kind == CelTypeKind.Parameter)
        {
            return type.Name == parameter.Name || (_known.TryGetValue(type.Name, out var known) && Refers(known, parameter));
        }

        return type.Parameters.Any(part => Refers(part, parameter));
    }
}
