namespace Flux.Sops.Decrypting;

internal static class TextWrap
{
    /// <summary>Breaks a text at spaces so that lines are no longer than a width; a longer word stands alone.</summary>
    public static string Wrap(string text, int width)
    {
        var lines = new List<string>();
        foreach (var paragraph in text.Split('\n'))
        {
            var line = "";
            foreach (var word in paragraph.Split(' '))
            {
                if (line.Length > 0 && line.Length + 1 + word.Length > width)
                {
                    lines.Add(line);
                    line = word;
                }
                else
                {
                    line = line.Length == 0 ? word : $"{line} {word}";
                }
            }

            lines.Add(line);
        }

        return string.Join('\n', lines);
    }
}
