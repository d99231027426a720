using System.Buffers;
using System.Buffers.Binary;

namespace Flux.Sources.Git.Objects;

/// <summary>The name of a Git object: 20 bytes (SHA-1) or 32 bytes (SHA-256).</summary>
public readonly struct ObjectId : IEquatable<ObjectId>
{
    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdefABCDEF");

    private readonly ulong _a;
    private readonly ulong _b;
    private readonly ulong _c;
    private readonly ulong _d;

    public ObjectId(ReadOnlySpan<byte> bytes)
    {
        Length = bytes.Length;
        Span<byte> padded = stackalloc byte[32];
        padded.Clear();
        bytes.CopyTo(padded);
        _a = BinaryPrimitives.ReadUInt64BigEndian(padded);
        _b = BinaryPrimitives.ReadUInt64BigEndian(padded[8..]);
        _c = BinaryPrimitives.ReadUInt64BigEndian(padded[16..]);
        _d = BinaryPrimitives.ReadUInt64BigEndian(padded[24..]);
    }

    /// <summary>In bytes; 0 for the default value.</summary>
    public int Length { get; }

    public bool IsZero => (_a | _b | _c | _d) == 0;

    /// <returns>Null unless the text is 40 or 64 hex digits.</returns>
    public static ObjectId? TryParse(ReadOnlySpan<char> hex)
    {
        if (hex.Length is not (40 or 64) || hex.ContainsAnyExcept(HexDigits))
        {
            return null;
        }

        return new ObjectId(Convert.FromHexString(hex));
    }

    public void CopyTo(Span<byte> destination)
    {
        Span<byte> padded = stackalloc byte[32];
        BinaryPrimitives.WriteUInt64BigEndian(padded, _a);
        BinaryPrimitives.WriteUInt64BigEndian(padded[8..], _b);
        BinaryPrimitives.WriteUInt64BigEndian(padded[16..], _c);
        BinaryPrimitives.WriteUInt64BigEndian(padded[24..], _d);
        padded[..Length].CopyTo(destination);
    }

    public bool Equals(ObjectId other) => _a == other._a && _b == other._b && _c == other._c && _d == other._d && Length == other.Length;

    public override bool Equals(object? obj) => obj is ObjectId other && Equals(other);

    public override int GetHashCode() => _a.GetHashCode();

    public static bool operator ==(ObjectId left, ObjectId right) => left.Equals(right);

    public static bool operator !=(ObjectId left, ObjectId right) => !left.Equals(right);

    /// <summary>Lower-case hex.</summary>
    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[Length];
        CopyTo(bytes);
        return Convert.ToHexStringLower(bytes);
    }
}
