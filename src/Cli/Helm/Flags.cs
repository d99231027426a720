namespace Flux.Cli.Helm;

/// <summary>The flags and arguments of a command line, read as Helm reads them: flags may stand anywhere and repeat.</summary>
internal sealed class Flags
{
    private readonly List<(string Name, string Value)> _given = [];
    private readonly List<string> _arguments = [];

    public IReadOnlyList<string> Arguments => _arguments;

    /// <summary>As the other, and tells of flags that have successors.</summary>
    public static Flags Parse(IReadOnlyList<string> words, IReadOnlyList<FlagDefinition> definitions, HelmContext context)
    {
        var flags = Parse(words, definitions);
        foreach (var definition in flags._given.Select(flag => definitions.First(candidate => candidate.Name == flag.Name)).Where(flag => flag.Successor is not null))
        {
            context.Error.Write($"Flag --{definition.Name} has been deprecated, use {definition.Successor} instead\n");
        }

        return flags;
    }

    public static Flags Parse(IReadOnlyList<string> words, IReadOnlyList<FlagDefinition> definitions)
    {
        var flags = new Flags();
        for (var i = 0; i < words.Count; i++)
        {
            var word = words[i];
            if (word == "--")
            {
                flags._arguments.AddRange(words.Skip(i + 1));
                break;
            }

            if (word.Length < 2 || word[0] != '-')
            {
                flags._arguments.Add(word);
            }
            else if (word[1] == '-')
            {
                flags.ReadLong(word, words, ref i, definitions);
            }
            else
            {
                flags.ReadShort(word, words, ref i, definitions);
            }
        }

        return flags;
    }

    /// <summary>The argument at a position; empty when there is none.</summary>
    public string Argument(int index) => index < _arguments.Count ? _arguments[index] : "";

    public bool Has(string name) => Value(name) is { } value && value != "false";

    public string? Value(string name) => _given.FindLast(flag => flag.Name == name) is { Name: not null } found ? found.Value : null;

    public IEnumerable<string> Values(string name) => _given.Where(flag => flag.Name == name).Select(flag => flag.Value);

    /// <summary>Values of a flag that takes a list separated by commas.</summary>
    public IEnumerable<string> SplitValues(string name) => Values(name).SelectMany(value => value.Split(','));

    private void ReadLong(string word, IReadOnlyList<string> words, ref int at, IReadOnlyList<FlagDefinition> definitions)
    {
        var equals = word.IndexOf('=', StringComparison.Ordinal);
        var name = equals < 0 ? word[2..] : word[2..equals];
        var definition = definitions.FirstOrDefault(candidate => candidate.Name == name) ?? throw new CommandException($"unknown flag: --{name}");
        if (equals >= 0)
        {
            _given.Add((name, definition.Read(word[(equals + 1)..])));
        }
        else if (!definition.TakesValue || definition.Bare is not null)
        {
            _given.Add((name, definition.Bare ?? "true"));
        }
        else
        {
            _given.Add((name, ++at < words.Count ? definition.Read(words[at]) : throw new CommandException($"flag needs an argument: --{name}")));
        }
    }

    private void ReadShort(string word, IReadOnlyList<string> words, ref int at, IReadOnlyList<FlagDefinition> definitions)
    {
        for (var i = 1; i < word.Length; i++)
        {
            var definition = definitions.FirstOrDefault(candidate => candidate.Letter == word[i])
                ?? throw new CommandException($"unknown shorthand flag: '{word[i]}' in {word}");
            if (!definition.TakesValue)
            {
                _given.Add((definition.Name, "true"));
                continue;
            }

            var value = i + 1 < word.Length ? word[(i + 1)..].TrimStart('=') : ++at < words.Count ? words[at] : throw new CommandException($"flag needs an argument: '{word[i]}' in {word}");
            _given.Add((definition.Name, definition.Read(value)));
            return;
        }
    }
}
