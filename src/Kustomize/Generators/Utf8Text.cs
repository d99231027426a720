using System.Text;
using System.Text.Unicode;

namespace Flux.Kustomize.Generators;

/// <summary>Tells text from bytes.</summary>
internal static class Utf8Text
{
    /// <summary>False when the bytes are not valid UTF-8.</summary>
    public static bool TryDecode(ReadOnlySpan<byte> value, out string text)
    {
        var isValid = Utf8.IsValid(value);
        text = isValid ? Encoding.UTF8.GetString(value) : "";
        return isValid;
    }
}
