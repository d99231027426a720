namespace Flux.Sops.Keys;

/// <summary>Shamir's secret sharing over GF(2^8), byte by byte; each part ends with its x coordinate.</summary>
internal static class Shamir
{
    /// <exception cref="SopsException">The parts do not belong together.</exception>
    public static byte[] Combine(IReadOnlyList<byte[]> parts)
    {
        var length = parts[0].Length - 1;
        var xs = parts.Select(part => part[^1]).ToArray();
        if (length < 1 || parts.Any(part => part.Length != length + 1) || xs.Distinct().Count() != xs.Length)
        {
            throw new SopsException("the parts of the data key do not belong together");
        }

        var secret = new byte[length];
        for (var i = 0; i < length; i++)
        {
            secret[i] = Interpolate(xs, [.. parts.Select(part => part[i])]);
        }

        return secret;
    }

    /// <summary>The value at zero of the polynomial through the points.</summary>
    private static byte Interpolate(byte[] xs, byte[] ys)
    {
        byte result = 0;
        for (var i = 0; i < xs.Length; i++)
        {
            byte basis = 1;
            for (var j = 0; j < xs.Length; j++)
            {
                if (i != j)
                {
                    basis = Multiply(basis, Multiply(xs[j], Invert((byte)(xs[i] ^ xs[j]))));
                }
            }

            result ^= Multiply(ys[i], basis);
        }

        return result;
    }

    private static byte Multiply(byte left, byte right)
    {
        var product = 0;
        for (var (a, b) = ((int)left, (int)right); b > 0; b >>= 1)
        {
            product ^= (b & 1) * a;
            a = (a << 1) ^ ((a >> 7) * 0x11b);
        }

        return (byte)product;
    }

    /// <summary>The 254th power, since the group has 255 elements.</summary>
    private static byte Invert(byte value)
    {
        byte power = value;
        for (var i = 0; i < 6; i++)
        {
            power = Multiply(Multiply(power, power), value);
        }

        return Multiply(power, power);
    }
}
