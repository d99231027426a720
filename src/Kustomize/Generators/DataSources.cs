using System.Text;
using Flux.Kustomize.Building;
using Flux.Kustomize.Kustomizations;
using Flux.Kustomize.Loading;

namespace Flux.Kustomize.Generators;

/// <summary>Reads the pairs a generator is made of: environment files first, then literals, then files.</summary>
internal sealed class DataSources(FileLoader loader)
{
    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    public IEnumerable<KeyValuePair<string, ReadOnlyMemory<byte>>> Load(GeneratorArguments arguments)
    {
        var result = new List<KeyValuePair<string, ReadOnlyMemory<byte>>>();
        Collect(arguments.EnvFiles, "env source files", path => AddEnvFile(result, path));
        Collect(arguments.Literals, "literal sources", literal => result.Add(ParseLiteral(literal)));
        Collect(arguments.Files, "file sources", source => AddFile(result, source));
        return result;
    }

    private static void Collect(IReadOnlyList<string> sources, string what, Action<string> add)
    {
        foreach (var source in sources)
        {
            try
            {
                add(source);
            }
            catch (KustomizeException error)
            {
                var separator = what == "literal sources" ? " " : ": ";
                throw error.Within($"{what}{separator}[{string.Join(' ', sources)}]", source).Within("loading KV pairs");
            }
        }
    }

    private static KeyValuePair<string, ReadOnlyMemory<byte>> ParseLiteral(string literal)
    {
        var equals = literal.IndexOf('=', StringComparison.Ordinal);
        if (equals <= 0)
        {
            throw new KustomizeException($"invalid literal source {literal}, expected key=value");
        }

        return Pair(literal[..equals], RemoveQuotes(literal[(equals + 1)..]));
    }

    private static string RemoveQuotes(string text) =>
        text.Length >= 2 && text[0] == text[^1] && text[0] is '"' or '\'' ? text[1..^1] : text;

    private static KeyValuePair<string, ReadOnlyMemory<byte>> Pair(string key, string value) => new(key, Encoding.UTF8.GetBytes(value));

    private void AddFile(List<KeyValuePair<string, ReadOnlyMemory<byte>>> result, string source)
    {
        var parts = source.Split('=');
        if (parts.Length == 1)
        {
            result.Add(new(FilePath.BaseName(source), loader.Load(source)));
            return;
        }

        if (parts.Length > 2)
        {
            throw new KustomizeException($"source \"{source}\" key name or file path contains '='");
        }

        if (parts[0].Length == 0)
        {
            throw new KustomizeException($"missing key name for file path \"{parts[1]}\" in source \"{source}\"");
        }

        if (parts[1].Length == 0)
        {
            throw new KustomizeException($"missing file path for key name \"{parts[0]}\" in source \"{source}\"");
        }

        result.Add(new(parts[0], loader.Load(parts[1])));
    }

    private void AddEnvFile(List<KeyValuePair<string, ReadOnlyMemory<byte>>> result, string path)
    {
        var rest = loader.Load(path).Span;
        for (var number = 0; !rest.IsEmpty; number++)
        {
            var end = rest.IndexOf((byte)'\n');
            var line = end < 0 ? rest : rest[..end];
            rest = end < 0 ? [] : rest[(end + 1)..];
            line = line.EndsWith("\r"u8) ? line[..^1] : line;
            line = number == 0 && line.StartsWith(ByteOrderMark) ? line[ByteOrderMark.Length..] : line;
            AddLine(result, line, number);
        }
    }

    private static void AddLine(List<KeyValuePair<string, ReadOnlyMemory<byte>>> result, ReadOnlySpan<byte> bytes, int number)
    {
        if (!Utf8Text.TryDecode(bytes, out var line))
        {
            throw new KustomizeException($"line {number + 1} has invalid utf8 bytes");
        }

        line = line.TrimStart();
        if (line.Length == 0 || line[0] == '#')
        {
            return;
        }

        var equals = line.IndexOf('=', StringComparison.Ordinal);
        var key = equals < 0 ? line : line[..equals];
        if (key.Length > 0)
        {
            result.Add(Pair(key, equals < 0 ? "" : line[(equals + 1)..]));
        }
    }
}
