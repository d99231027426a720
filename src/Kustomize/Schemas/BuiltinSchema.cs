namespace Flux.Kustomize.Schemas;

/// <summary>The merge knowledge of Kubernetes' own kinds, read once from the table built into this assembly.</summary>
internal static class BuiltinSchema
{
    private const string Resource = "Flux.Kustomize.Schemas.merge-schema.txt";

    private static readonly Dictionary<(string ApiVersion, string Kind), bool> ClusterScoped = [];
    private static readonly Dictionary<(string ApiVersion, string Kind), MergeType> Roots = [];
    private static readonly Dictionary<string, MergeType> Definitions = new(StringComparer.Ordinal);

    static BuiltinSchema()
    {
        using var stream = typeof(BuiltinSchema).Assembly.GetManifestResourceStream(Resource)!;
        using var reader = new StreamReader(stream);
        var types = Definitions;
        while (reader.ReadLine() is { } line)
        {
            var words = line.Split(' ');
            switch (words[0])
            {
                case "scope":
                    ClusterScoped[(words[2], words[3])] = words[1] == "cluster";
                    break;
                case "root":
                    Roots[(words[2], words[3])] = Named(types, words[1]);
                    break;
                case "type":
                    ReadType(types, words);
                    break;
                default:
                    break;
            }
        }
    }

    public static MergeType? Find(string apiVersion, string kind) => Roots.GetValueOrDefault((apiVersion, kind));

    /// <summary>A type by the name of its definition in the OpenAPI document, such as <c>io.k8s.api.core.v1.PodSpec</c>.</summary>
    public static MergeType? FindDefinition(string name)
    {
        var parts = name.Split('.');
        return parts.Length > 2 && parts[0] == "io" ? Definitions.GetValueOrDefault($"{parts[^2]}.{parts[^1]}") : null;
    }

    /// <summary>Null when the kind is not known.</summary>
    public static bool? IsClusterScoped(string apiVersion, string kind) =>
        ClusterScoped.TryGetValue((apiVersion, kind), out var isCluster) ? isCluster : null;

    private static MergeType Named(Dictionary<string, MergeType> types, string name) =>
        types.TryGetValue(name, out var known) ? known : types[name] = new MergeType();

    private static void ReadType(Dictionary<string, MergeType> types, string[] words)
    {
        var type = Named(types, words[1]);
        foreach (var word in words.AsSpan(2))
        {
            var equals = word.IndexOf('=', StringComparison.Ordinal);
            var field = ReadField(types, word[(equals + 1)..]);
            if (equals == 1 && word[0] == '*')
            {
                type.AnyField = field;
            }
            else
            {
                type.Add(word[..equals], field);
            }
        }
    }

    private static MergeField ReadField(Dictionary<string, MergeType> types, string text)
    {
        if (!text.StartsWith('['))
        {
            return new MergeField(Named(types, text), false, []);
        }

        var parts = text[1..].Split(':');
        var element = parts[0] == "-" ? null : Named(types, parts[0]);
        return new MergeField(element, true, parts.Length > 1 ? parts[1].Split(',') : []);
    }
}
