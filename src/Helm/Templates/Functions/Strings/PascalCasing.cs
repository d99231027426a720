using System.Text;

namespace Flux.Helm.Templates.Functions.Strings;

/// <summary>camelcase: the first letter and each one after a connector in upper case, the connectors gone.</summary>
internal static class PascalCasing
{
    public static string Convert(string text)
    {
        var start = 0;
        while (start < text.Length && WordReader.IsConnector(text[start]))
        {
            start++;
        }

        // Connectors at the start stay.
        var output = new StringBuilder(text, 0, start, text.Length + 1);
        if (start == text.Length)
        {
            // Where nothing follows them, the original writes the last one twice.
            return start == 0 ? "" : text + text[^1];
        }

        var capitals = char.IsUpper(text[start]);
        var pending = char.ToUpperInvariant(text[start]);
        for (var i = start + 1; i < text.Length; i++)
        {
            var previous = pending;
            pending = text[i];
            var afterConnector = WordReader.IsConnector(previous);
            if (afterConnector && WordReader.IsConnector(pending))
            {
                output.Append(previous);
            }
            else if (afterConnector)
            {
                capitals = char.IsUpper(pending);
                pending = char.ToUpperInvariant(pending);
            }
            else
            {
                // A word all in capitals keeps only its first one.
                capitals = capitals && char.IsUpper(pending);
                pending = capitals ? char.ToLowerInvariant(pending) : pending;
                output.Append(previous);
            }
        }

        return output.Append(pending).ToString();
    }
}
