using System.Text;
using Flux.Manifests.Nodes;

namespace Flux.Manifests.Text;

/// <summary>The texts with which Go's JSON decoder refuses a document.</summary>
public static class GoJsonSyntax
{
    private const int MaxDepth = 10_000;

    /// <summary>What is wrong with a text as JSON, in Go's words; null when nothing is.</summary>
    public static string? FindError(ReadOnlySpan<byte> utf8)
    {
        var scan = new GoJsonScan(utf8);
        return scan.Run(MaxDepth);
    }

    /// <inheritdoc cref="FindError(ReadOnlySpan{byte})"/>
    /// <param name="position">Where the offending byte stands, from 0; the length of the text when it ends too early.</param>
    public static string? FindError(ReadOnlySpan<byte> utf8, out int position)
    {
        var scan = new GoJsonScan(utf8);
        var error = scan.Run(MaxDepth);
        position = scan.Position;
        return error;
    }

    /// <summary>The kind of a value as type errors name it: <c>string</c>, <c>number</c>, <c>bool</c>, <c>array</c>, <c>object</c>.</summary>
    public static string NameOf(Node node) => node switch
    {
        StringNode => "string",
        NumberNode => "number",
        BooleanNode => "bool",
        ListNode => "array",
        MapNode => "object",
        _ => "null",
    };

    /// <summary>A byte in single quotes, as the decoder prints the offending one.</summary>
    internal static string QuoteByte(byte value) => value switch
    {
        (byte)'\'' => @"'\''",
        (byte)'"' => "'\"'",
        _ => "'" + GoText.Quote(Encoding.Latin1.GetString([value]))[1..^1] + "'",
    };
}
