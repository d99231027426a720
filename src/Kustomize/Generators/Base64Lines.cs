namespace Flux.Kustomize.Generators;

/// <summary>Base64 in lines of 70 characters; a single line that is not full stands alone, without a line break.</summary>
internal static class Base64Lines
{
    private const int LineLength = 70;

    public static string Encode(ReadOnlySpan<byte> value)
    {
        var encoded = Convert.ToBase64String(value);
        var lines = (encoded.Length / LineLength) + 1;
        if (lines == 1)
        {
            return encoded;
        }

        var full = (encoded.Length + LineLength - 1) / LineLength;
        return string.Create(encoded.Length + full, encoded, static (span, text) =>
        {
            var at = 0;
            for (var start = 0; start < text.Length; start += LineLength)
            {
                var line = text.AsSpan(start, Math.Min(LineLength, text.Length - start));
                line.CopyTo(span[at..]);
                at += line.Length;
                span[at++] = '\n';
            }
        });
    }
}
