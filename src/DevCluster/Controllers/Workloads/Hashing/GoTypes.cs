namespace Flux.DevCluster.Controllers.Workloads.Hashing;

/// <summary>The Go types of a pod template, as far as printing a value needs them.</summary>
internal sealed class GoTypes
{
    private const string Table = "pod-template-types.txt";

    private readonly Dictionary<string, GoField[]> _structs = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _basics = new(StringComparer.Ordinal);

    private GoTypes(TextReader reader)
    {
        while (reader.ReadLine() is { } line)
        {
            var parts = line.Split(' ');
            if (line[0] == '=')
            {
                _basics.Add(parts[0][1..], parts[1]);
            }
            else
            {
                _structs.Add(parts[0], [.. parts[1..].Select(GoField.Parse)]);
            }
        }
    }

    public static GoTypes PodTemplate { get; } = Load();

    public GoField[]? FieldsOf(string type) => _structs.GetValueOrDefault(type);

    /// <summary>The type that a named type is at bottom.</summary>
    public string Underlying(string type)
    {
        while (_basics.TryGetValue(type, out var next))
        {
            type = next;
        }

        return type;
    }

    private static GoTypes Load()
    {
        using var reader = new StreamReader(typeof(GoTypes).Assembly.GetManifestResourceStream(Table)!);
        return new GoTypes(reader);
    }
}
