using System.Collections.Frozen;

namespace Flux.Apply.Normalizing;

/// <summary>
/// The scalar fields that Kubernetes' Go types hold by pointer: of these a zero that was written is printed, while one held by value
/// counts as not set. The published schemas do not tell; <c>eng/generate-pointer-fields.py</c> reads it from the types.
/// </summary>
internal static class PointerFields
{
    private const string Resource = "Flux.Apply.Normalizing.pointer-fields.txt";

    private static readonly FrozenDictionary<string, FrozenSet<string>> Known = Load();

    /// <param name="type">The struct's name in the published schemas.</param>
    /// <param name="field">The field's name in JSON.</param>
    public static bool Contains(string type, string field) => Known.TryGetValue(type, out var fields) && fields.Contains(field);

    private static FrozenDictionary<string, FrozenSet<string>> Load()
    {
        using var stream = typeof(PointerFields).Assembly.GetManifestResourceStream(Resource)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(' '))
            .ToFrozenDictionary(words => words[0], words => words.Skip(1).ToFrozenSet(StringComparer.Ordinal), StringComparer.Ordinal);
    }
}
