using System.Globalization;
using Flux.Manifests.Cel.Types;

namespace Flux.Manifests.Cel.Values;

/// <summary>A value of an expression. Small values are held without allocation; lists and maps may be views of manifest nodes.</summary>
public readonly struct CelValue
{
    private readonly long _bits;
    private readonly object? _reference;

    private CelValue(CelKind kind, long bits, object? reference)
    {
        Kind = kind;
        _bits = bits;
        _reference = reference;
    }

    public static CelValue Null => default;

    public static CelValue True { get; } = new(CelKind.Bool, 1, null);

    public static CelValue False { get; } = new(CelKind.Bool, 0, null);

    public CelKind Kind { get; }

    public bool IsError => Kind == CelKind.Error;

    public bool IsTrue => Kind == CelKind.Bool && _bits != 0;

    public bool IsFalse => Kind == CelKind.Bool && _bits == 0;

    public bool IsNumber => Kind is CelKind.Int or CelKind.Uint or CelKind.Double;

    public bool AsBool => _bits != 0;

    public long AsInt => _bits;

    public ulong AsUint => unchecked((ulong)_bits);

    public double AsDouble => BitConverter.Int64BitsToDouble(_bits);

    public string AsString => (string)_reference!;

    public byte[] AsBytes => (byte[])_reference!;

    public CelList AsList => (CelList)_reference!;

    public CelMap AsMap => (CelMap)_reference!;

    /// <summary>A duration in nanoseconds.</summary>
    public long AsDuration => _bits;

    public CelTimestamp AsTimestamp => (CelTimestamp)_reference!;

    public CelType AsType => (CelType)_reference!;

    public CelOptional AsOptional => (CelOptional)_reference!;

    public ICelOpaque AsOpaque => (ICelOpaque)_reference!;

    /// <summary>What failed; only of errors.</summary>
    public string Message => ((CelError)_reference!).Message;

    public static CelValue Of(bool value) => value ? True : False;

    public static CelValue Of(long value) => new(CelKind.Int, value, null);

    public static CelValue Of(ulong value) => new(CelKind.Uint, unchecked((long)value), null);

    public static CelValue Of(double value) => new(CelKind.Double, BitConverter.DoubleToInt64Bits(value), null);

    public static CelValue Of(string value) => new(CelKind.String, 0, value);

    public static CelValue Of(byte[] value) => new(CelKind.Bytes, 0, value);

    public static CelValue Of(CelList value) => new(CelKind.List, 0, value);

    public static CelValue Of(CelMap value) => new(CelKind.Map, 0, value);

    public static CelValue Of(CelTimestamp value) => new(CelKind.Timestamp, 0, value);

    public static CelValue Of(CelType value) => new(CelKind.Type, 0, value);

    public static CelValue Of(CelOptional value) => new(CelKind.Optional, 0, value);

    public static CelValue Of(ICelOpaque value) => new(CelKind.Opaque, 0, value);

    public static CelValue Duration(long nanoseconds) => new(CelKind.Duration, nanoseconds, null);

    public static CelValue Error(string message) => new(CelKind.Error, 0, new CelError(message));

    internal static CelValue Error(CelError error) => new(CelKind.Error, 0, error);

    internal static CelValue NoSuchOverload { get; } = Error(new CelError("no such overload"));

    /// <summary>For debuggers.</summary>
    public override string ToString() => Kind switch
    {
        CelKind.Null => "null",
        CelKind.Bool => AsBool ? "true" : "false",
        CelKind.Int => _bits.ToString(CultureInfo.InvariantCulture),
        CelKind.Uint => AsUint.ToString(CultureInfo.InvariantCulture),
        CelKind.Double => Text.GoText.FormatFloat(AsDouble),
        CelKind.Error => $"error: {Message}",
        _ => _reference?.ToString() ?? Kind.ToString(),
    };
}
