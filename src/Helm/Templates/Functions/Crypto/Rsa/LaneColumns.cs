using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Flux.Helm.Templates.Functions.Crypto.Rsa;

/// <summary>
/// Products of long numbers by columns: column k is the sum of left[i] · right[k - i], not carried. Two neighbouring columns are added up
/// together, since they share what has to be loaded.
/// </summary>
internal static class LaneColumns
{
    public static void Square(ReadOnlySpan<Vector512<ulong>> value, Span<Vector512<ulong>> columns)
    {
        for (var column = 0; column < columns.Length; column += 2)
        {
            // Of two different limbs only one order is multiplied, and then doubled.
            var middle = column / 2;
            var (first, nextFirst) = (Math.Max(0, column - value.Length + 1), Math.Max(0, column - value.Length + 2));
            var (sum, next) = Pair(value, value, column, nextFirst, middle);
            if (first < nextFirst && first < middle)
            {
                sum += Product(value[first], value[column - first]);
            }

            columns[column] = sum + sum + Product(value[middle], value[middle]);
            if (column + 1 < columns.Length)
            {
                next += Product(value[middle], value[middle + 1]);
                columns[column + 1] = next + next;
            }
        }
    }

    public static void Multiply(ReadOnlySpan<Vector512<ulong>> left, ReadOnlySpan<Vector512<ulong>> right, Span<Vector512<ulong>> columns)
    {
        for (var column = 0; column < columns.Length; column += 2)
        {
            var (first, nextFirst) = (Math.Max(0, column - left.Length + 1), Math.Max(0, column - left.Length + 2));
            var (sum, next) = Pair(left, right, column, nextFirst, Math.Min(column + 1, left.Length));
            if (first < nextFirst)
            {
                sum += Product(left[first], right[column - first]);
            }

            columns[column] = sum;
            if (column + 1 < columns.Length)
            {
                columns[column + 1] = column + 1 < left.Length ? next + Product(left[column + 1], right[0]) : next;
            }
        }
    }

    /// <summary>
    /// For i from <paramref name="first"/> to before <paramref name="end"/>, the sums of left[i] · right[column - i] and of
    /// left[i] · right[column + 1 - i].
    /// </summary>
    public static (Vector512<ulong> Sum, Vector512<ulong> Next) Pair(
        ReadOnlySpan<Vector512<ulong>> left, ReadOnlySpan<Vector512<ulong>> right, int column, int first, int end)
    {
        var count = end - first;
        if (count <= 0)
        {
            return default;
        }

        // Bounds are checked here, once: the loop is nearly all of the time that a key takes.
        ref var up = ref MemoryMarshal.GetReference(left.Slice(first, count));
        ref var down = ref Unsafe.Add(ref MemoryMarshal.GetReference(right.Slice(column - end + 1, count + 1)), count);
        var (sum, next, above) = (Vector512<ulong>.Zero, Vector512<ulong>.Zero, down);
        for (; count >= 2; count -= 2)
        {
            var (one, below) = (up, Unsafe.Subtract(ref down, 1));
            sum += Product(one, below);
            next += Product(one, above);
            one = Unsafe.Add(ref up, 1);
            above = Unsafe.Subtract(ref down, 2);
            sum += Product(one, above);
            next += Product(one, below);
            up = ref Unsafe.Add(ref up, 2);
            down = ref Unsafe.Subtract(ref down, 2);
        }

        return count == 0 ? (sum, next) : (sum + Product(up, Unsafe.Subtract(ref down, 1)), next + Product(up, above));
    }

    /// <summary>The products of the low 32 bits of each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<ulong> Product(Vector512<ulong> left, Vector512<ulong> right)
    {
        if (Avx512F.IsSupported)
        {
            return Avx512F.Multiply(left.AsUInt32(), right.AsUInt32());
        }

        if (Avx2.IsSupported)
        {
            return Vector512.Create(
                Avx2.Multiply(left.GetLower().AsUInt32(), right.GetLower().AsUInt32()),
                Avx2.Multiply(left.GetUpper().AsUInt32(), right.GetUpper().AsUInt32()));
        }

        var low = Vector512.Create((ulong)uint.MaxValue);
        return (left & low) * (right & low);
    }
}
