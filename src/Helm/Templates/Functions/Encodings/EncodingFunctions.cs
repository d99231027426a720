using Flux.Helm.Templates.Text;
using G = Flux.Helm.Templates.Values.GoType;

namespace Flux.Helm.Templates.Functions.Encodings;

/// <summary>base64 and base32. Decoding returns its error as text.</summary>
internal static class EncodingFunctions
{
    private static readonly G[] One = [G.String];

    public static FunctionGroup All { get; } = new()
    {
        { "b64enc", One, G.String, a => Convert.ToBase64String(GoText.Encode(a.Text(0))) },
        { "b64dec", One, G.String, a => GoBase64.Decode(a.Text(0), out var error) is { } bytes ? GoText.Decode(bytes) : error },
        { "b32enc", One, G.String, a => GoBase32.Encode(GoText.Encode(a.Text(0))) },
        { "b32dec", One, G.String, a => GoBase32.Decode(a.Text(0), out var error) is { } bytes ? GoText.Decode(bytes) : error },
    };
}
