namespace Flux.Sources.Git.Objects;

/// <summary>Separates signatures from what they sign.</summary>
internal static class SignedData
{
    /// <summary>An object without one of its header fields, continuation lines included; fields named <c>name-*</c> go too.</summary>
    public static byte[] WithoutField(byte[] data, string field)
    {
        using var kept = new MemoryStream(data.Length);
        var name = System.Text.Encoding.ASCII.GetBytes(field);
        var rest = data.AsSpan();
        var dropping = false;
        while (rest.Length > 0 && rest[0] != '\n')
        {
            var end = rest.IndexOf((byte)'\n');
            var line = end < 0 ? rest : rest[..(end + 1)];
            dropping = line[0] == ' ' ? dropping : line.StartsWith(name) && line.Length > name.Length && line[name.Length] is (byte)' ' or (byte)'-';
            if (!dropping)
            {
                kept.Write(line);
            }

            rest = rest[line.Length..];
        }

        kept.Write(rest);
        return kept.ToArray();
    }
}
