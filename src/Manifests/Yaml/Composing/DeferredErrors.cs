using System.Text;

namespace Flux.Manifests.Yaml.Composing;

/// <summary>
/// Errors about the meaning of a document. They are reported only when the whole document has no error of syntax, in the
/// order of the phases of the original: decoding, duplicate keys, conversion to JSON.
/// </summary>
internal sealed class DeferredErrors
{
    /// <summary>More duplicates than anyone reads are counted no further.</summary>
    private const int MaxDuplicates = 1_000;

    private ManifestException? _decoding;
    private ManifestException? _conversion;
    private List<ManifestError>? _duplicates;

    public void AddDecoding(string problem) => _decoding ??= YamlErrors.Plain(problem);

    /// <param name="text">The whole text; these have no prefix.</param>
    public void AddConversion(string text) => _conversion ??= new ManifestException(new ManifestError(text) { Text = text });

    public void AddDuplicate(ManifestError error)
    {
        _duplicates ??= [];
        if (_duplicates.Count < MaxDuplicates)
        {
            _duplicates.Add(error);
        }
    }

    public void ThrowIfAny()
    {
        if ((_decoding ?? DescribeDuplicates() ?? _conversion) is { } error)
        {
            throw error;
        }
    }

    private ManifestException? DescribeDuplicates()
    {
        if (_duplicates is null)
        {
            return null;
        }

        var text = new StringBuilder("yaml: unmarshal errors:");
        foreach (var duplicate in _duplicates)
        {
            text.Append("\n  ").Append(duplicate);
        }

        return new ManifestException(_duplicates[0] with { Text = text.ToString() });
    }
}
