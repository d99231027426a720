namespace Flux.Manifests.Schemas.Structural;

/// <summary>Mail addresses as in a message header: <c>a@b.c</c>, <c>Name &lt;a@b.c&gt;</c>.</summary>
internal static class MailAddressFormat
{
    public static bool IsAddress(string text)
    {
        var address = text.Trim(' ', '\t');
        if (IsAddressSpec(address))
        {
            return true;
        }

        var open = address.IndexOf('<', StringComparison.Ordinal);
        return open >= 0 && address.EndsWith('>') && IsPhrase(address[..open].Trim()) && IsAddressSpec(address[(open + 1)..^1]);
    }

    private static bool IsAddressSpec(string text)
    {
        var at = text.LastIndexOf('@');
        return at > 0 && (IsDotAtom(text[..at]) || IsQuoted(text[..at])) && (IsDotAtom(text[(at + 1)..]) || IsLiteral(text[(at + 1)..]));
    }

    private static bool IsPhrase(string text) => IsQuoted(text) || text.All(character => character is ' ' or '.' || IsAtomText(character));

    private static bool IsDotAtom(string text) => text.Split('.').All(part => part.Length > 0 && part.All(IsAtomText));

    private static bool IsQuoted(string text) =>
        text.Length >= 2 && text[0] == '"' && text[^1] == '"'
        && !text[1..^1].Replace("\\\\", "", StringComparison.Ordinal).Replace("\\\"", "", StringComparison.Ordinal).Contains('"', StringComparison.Ordinal);

    private static bool IsLiteral(string text) => text.Length > 2 && text[0] == '[' && Networking.GoIp.Parse(text[1..^1]) is not null && text[^1] == ']';

    private static bool IsAtomText(char character) =>
        char.IsAsciiLetterOrDigit(character) || character >= 0x80 || "!#$%&'*+-/=?^_`{|}~".Contains(character, StringComparison.Ordinal);
}
