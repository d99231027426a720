using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Flux.KubeApi.Negotiation;

/// <summary>Text that is not well-formed is no error to Kubernetes: what is broken is read as U+FFFD.</summary>
internal static class JsonText
{
    private const int EscapeLength = 6;

    /// <summary>The same bytes where nothing is broken.</summary>
    public static ReadOnlySpan<byte> WellFormed(ReadOnlySpan<byte> json)
    {
        if (Utf8.IsValid(json) && json.IndexOf("\\ud"u8) < 0 && json.IndexOf("\\uD"u8) < 0)
        {
            return json;
        }

        var output = new ArrayBufferWriter<byte>(json.Length + 64);
        while (!json.IsEmpty)
        {
            json = json[(json[0] == (byte)'\\' ? CopyEscape(json, output) : CopyCharacter(json, output))..];
        }

        return output.WrittenSpan;
    }

    private static int CopyCharacter(ReadOnlySpan<byte> json, ArrayBufferWriter<byte> output)
    {
        if (Rune.DecodeFromUtf8(json, out _, out var length) == OperationStatus.Done)
        {
            output.Write(json[..length]);
            return length;
        }

        output.Write("\ufffd"u8);
        return 1;
    }

    private static int CopyEscape(ReadOnlySpan<byte> json, ArrayBufferWriter<byte> output)
    {
        var unit = CodeUnit(json);
        if (unit is not { } first || !char.IsSurrogate(first))
        {
            var length = Math.Min(2, json.Length);
            output.Write(json[..length]);
            return length;
        }

        var isPair = char.IsHighSurrogate(first) && CodeUnit(json[EscapeLength..]) is { } second && char.IsLowSurrogate(second);
        output.Write(isPair ? json[..(2 * EscapeLength)] : "\\ufffd"u8);
        return isPair ? 2 * EscapeLength : EscapeLength;
    }

    /// <summary>The code unit of an escape such as <c>\u0041</c>; null for anything else.</summary>
    private static char? CodeUnit(ReadOnlySpan<byte> json) =>
        json.Length >= EscapeLength && json.StartsWith("\\u"u8)
        && System.Buffers.Text.Utf8Parser.TryParse(json.Slice(2, 4), out ushort unit, out var read, 'x') && read == 4
            ? (char)unit
            : null;
}
