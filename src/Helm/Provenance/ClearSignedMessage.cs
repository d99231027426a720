using System.Text;

namespace Flux.Helm.Provenance;

/// <summary>A text with its OpenPGP signature below it (RFC 9580 §7).</summary>
/// <param name="Text">Lines end in a line feed; as it was before dashes were escaped.</param>
/// <param name="Signature">The armoured signature.</param>
public sealed record ClearSignedMessage(string Text, string Signature)
{
    private const string Begin = "-----BEGIN PGP SIGNED MESSAGE-----";
    private const string BeginSignature = "-----BEGIN PGP SIGNATURE-----";
    private const string EndSignature = "-----END PGP SIGNATURE-----";

    /// <summary>What the signature is over: canonical line ends, no blanks before them, none at the end.</summary>
    public byte[] SignedBytes => Canonical(Text);

    /// <summary>Finds the message in a file; null when there is none.</summary>
    public static ClearSignedMessage? TryParse(string file)
    {
        var lines = file.Split('\n').Select(line => line.EndsWith('\r') ? line[..^1] : line).ToArray();
        var at = Array.FindIndex(lines, line => line.TrimEnd() == Begin);
        if (at < 0)
        {
            return null;
        }

        // Headers end at an empty line; only the one that names the hash is allowed.
        for (at++; at < lines.Length && lines[at].Trim().Length > 0; at++)
        {
            if (!lines[at].StartsWith("Hash:", StringComparison.Ordinal))
            {
                return null;
            }
        }

        var end = Array.FindIndex(lines, Math.Min(at, lines.Length), line => line.TrimEnd() == BeginSignature);
        var close = end < 0 ? -1 : Array.FindIndex(lines, end, line => line.TrimEnd() == EndSignature);
        if (close < 0)
        {
            return null;
        }

        var text = lines[(at + 1)..end].Select(line => line.StartsWith("- ", StringComparison.Ordinal) ? line[2..] : line);
        return new ClearSignedMessage(string.Join('\n', text), string.Join('\n', lines[end..(close + 1)]) + "\n");
    }

    /// <summary>Puts a text and its armoured signature together.</summary>
    public static string Write(string text, string hash, string armour)
    {
        var output = new StringBuilder().Append(Begin).Append("\nHash: ").Append(hash).Append("\n\n");
        foreach (var line in WithoutLastEnd(text).Split('\n'))
        {
            output.Append(line.StartsWith('-') ? "- " : "").Append(line.TrimEnd(' ', '\t', '\r')).Append('\n');
        }

        return output.Append(text.EndsWith('\n') ? "\n" : "").Append(armour.TrimEnd()).ToString();
    }

    internal static byte[] Canonical(string text) => Encoding.UTF8.GetBytes(string.Join("\r\n", text.Split('\n').Select(line => line.TrimEnd(' ', '\t', '\r'))));

    private static string WithoutLastEnd(string text) => text.EndsWith('\n') ? text[..^1] : text;
}
