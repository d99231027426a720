using System.Text;

namespace Flux.Manifests.Tests.Yaml.Fuzzing;

/// <summary>Texts that are nearly YAML: fragments put together, and known texts with pieces changed.</summary>
internal static class YamlTexts
{
    private static readonly string[] Fragments =
    [
        "a", "key", "- ", "-", ": ", ":", "? ", "\n", "\n  ", "\n    ", "\n- ", " ", "\t", "\r\n", "[", "]", "{", "}", ", ", ",", "'", "\"", "\\", "\\n", "\\u00e9", "\\x4",
        "#", " # c", "&x ", "*x", "!!str ", "!", "!t ", "!!binary aGk=", "|", "|-\n", "|+\n", "|2\n", ">\n", ">-\n", "---\n", "...\n", "--- ", "%YAML 1.1\n", "%TAG ! x\n", "<<: ", "<<", "1", "0x1F",
        "1.5", "1e3", "0o7", "08", ".inf", "~", "null", "true", "yes", "n", "2001-01-01", "1:30", "é", "😀", "\u0085", "\u2028", "\uFEFF", "\u0007", "=", "@", "`", "long text with words ", "x: y\n", "- z\n",
    ];

    private static readonly string[] Seeds =
    [
        "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n  labels: {b: c, \"d\": 'e'}\ndata:\n  k: |\n    line\n      more\n  l: >-\n    folded\n    text\n",
        "a: &x {k: 1, l: [2, 3]}\nb:\n  <<: *x\n  k: 2\nc: [*x, *x]\n---\n- - a\n  - b\n-\n  c: d\n",
        "? complex\n: value\n? [a, b]\n: c\n\"quoted \\\"key\\\"\": 'it''s'\nempty:\nlast: \"multi\n  line\n\n  text\"\n",
    ];

    public static byte[] Create(Random random)
    {
        var text = random.Next(2) == 0 ? Assemble(random) : Mutate(random);
        var bytes = Encoding.UTF8.GetBytes(text);
        if (bytes.Length > 0 && random.Next(20) == 0)
        {
            bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        }

        return bytes;
    }

    private static string Assemble(Random random)
    {
        var text = new StringBuilder();
        for (var i = random.Next(1, 25); i > 0; i--)
        {
            text.Append(Fragments[random.Next(Fragments.Length)]);
        }

        return text.ToString();
    }

    private static string Mutate(Random random)
    {
        var text = new StringBuilder(Seeds[random.Next(Seeds.Length)]);
        for (var i = random.Next(1, 6); i > 0; i--)
        {
            var at = random.Next(text.Length);
            if (random.Next(3) == 0)
            {
                text.Remove(at, Math.Min(random.Next(1, 8), text.Length - at));
            }
            else
            {
                text.Insert(at, Fragments[random.Next(Fragments.Length)]);
            }
        }

        return text.ToString();
    }
}
