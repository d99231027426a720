namespace Flux.Helm.Templates.Values;

/// <summary>A Go type as templates see it: its name (what <c>%T</c> prints), its kind, and what it holds.</summary>
internal sealed class GoType
{
    public static readonly GoType Interface = new("interface {}", GoKind.Interface);
    public static readonly GoType Bool = new("bool", GoKind.Bool);
    public static readonly GoType String = new("string", GoKind.String);
    public static readonly GoType Int = new("int", GoKind.Int);
    public static readonly GoType Int32 = new("int32", GoKind.Int32);
    public static readonly GoType Int64 = new("int64", GoKind.Int64);
    public static readonly GoType Uint8 = new("uint8", GoKind.Uint8);
    public static readonly GoType Uint = new("uint", GoKind.Uint);
    public static readonly GoType Uint32 = new("uint32", GoKind.Uint32);
    public static readonly GoType Uint64 = new("uint64", GoKind.Uint64);
    public static readonly GoType Float64 = new("float64", GoKind.Float64);
    public static readonly GoType Complex128 = new("complex128", GoKind.Complex128);
    public static readonly GoType Duration = new("time.Duration", GoKind.Int64);
    public static readonly GoType Time = new("time.Time", GoKind.Struct);

    public static readonly GoType AnySlice = new("[]interface {}", GoKind.Slice, Interface);
    public static readonly GoType StringSlice = new("[]string", GoKind.Slice, String);
    public static readonly GoType IntSlice = new("[]int", GoKind.Slice, Int);
    public static readonly GoType ByteSlice = new("[]uint8", GoKind.Slice, Uint8);
    public static readonly GoType AnySliceSlice = new("[][]interface {}", GoKind.Slice, AnySlice);
    public static readonly GoType AnyMap = new("map[string]interface {}", GoKind.Map, Interface);
    public static readonly GoType StringMap = new("map[string]string", GoKind.Map, String);
    public static readonly GoType Values = new("common.Values", GoKind.Map, Interface, AnyMap);

    /// <summary>The parameter type of builtins that take values as they are: nil, interfaces and all.</summary>
    public static readonly GoType ReflectValue = new("reflect.Value", GoKind.Struct);

    public GoType(string name, GoKind kind, GoType? element = null, GoType? underlying = null)
    {
        Name = name;
        Kind = kind;
        Element = element;
        Underlying = underlying;
    }

    public string Name { get; }

    public GoKind Kind { get; }

    /// <summary>What a map, slice or pointer of this type holds.</summary>
    public GoType? Element { get; }

    /// <summary>The unnamed type that a value of this named type may be assigned to.</summary>
    public GoType? Underlying { get; }

    public bool CanBeNil => Kind is GoKind.Interface or GoKind.Map or GoKind.Slice or GoKind.Pointer || ReferenceEquals(this, ReflectValue);

    /// <summary>What <c>kindOf</c> prints.</summary>
    public string KindName => Kind switch
    {
        GoKind.Pointer => "ptr",
        GoKind.Float64 => "float64",
        _ => Kind.ToString().ToLowerInvariant(),
    };

    public bool AssignableTo(GoType other) =>
        ReferenceEquals(this, other) || ReferenceEquals(other, Interface) ||
        ReferenceEquals(Underlying, other) || (other.Underlying is not null && ReferenceEquals(other.Underlying, this));

    /// <summary>The dynamic type of a value; null for nil.</summary>
    public static GoType? Of(object? value) => value switch
    {
        null => null,
        string => String,
        bool => Bool,
        double => Float64,
        long => Int,
        GoMap map => map.Type,
        GoList list => list.Type,
        GoInt64 => Int64,
        GoObject other => other.Type,
        int => Int32,
        byte => Uint8,
        uint => Uint32,
        ulong => Uint64,
        GoDuration => Duration,
        GoNamedInt named => named.Type,
        System.Numerics.Complex => Complex128,
        _ => throw new InvalidOperationException($"{value.GetType()} is no template value"),
    };

    public override string ToString() => Name;
}
