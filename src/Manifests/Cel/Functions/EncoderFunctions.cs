using System.Buffers;
using Flux.Manifests.Cel.Values;

namespace Flux.Manifests.Cel.Functions;

/// <summary>Base64.</summary>
internal static class EncoderFunctions
{
    private static readonly SearchValues<char> Alphabet = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/");

    public static IEnumerable<CelFunction> All { get; } =
    [
        CelFunction.Declare("base64.decode", Decode, "base64_decode_string: (string) -> bytes"),
        CelFunction.Declare(
            "base64.encode", static a => a[0].Kind == CelKind.Bytes ? CelValue.Of(Convert.ToBase64String(a[0].AsBytes)) : CelValue.NoSuchOverload,
            "base64_encode_bytes: (bytes) -> string"),
    ];

    private static CelValue Decode(ReadOnlySpan<CelValue> arguments)
    {
        if (arguments[0].Kind != CelKind.String)
        {
            return CelValue.NoSuchOverload;
        }

        var text = arguments[0].AsString.Replace("\n", "", StringComparison.Ordinal).Replace("\r", "", StringComparison.Ordinal);
        var padded = text.EndsWith('=') ? text : text + new string('=', (4 - (text.Length % 4)) % 4);
        var buffer = new byte[padded.Length];
        if (Convert.TryFromBase64String(padded, buffer, out var length))
        {
            return CelValue.Of(buffer[..length]);
        }

        var bad = text.AsSpan().IndexOfAnyExcept(Alphabet);
        return CelValue.Error($"illegal base64 data at input byte {(bad < 0 ? text.Length : bad)}");
    }
}
