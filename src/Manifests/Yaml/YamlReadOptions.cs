namespace Flux.Manifests.Yaml;

/// <summary>How YAML is read. The defaults are those of Kubernetes' own YAML library in its lenient form.</summary>
public sealed record YamlReadOptions
{
    public static readonly YamlReadOptions Default = new();

    /// <summary>Duplicate keys are an error that lists all of them.</summary>
    public static readonly YamlReadOptions Strict = new() { RejectDuplicateKeys = true };

    public ReadBudget Budget { get; init; } = ReadBudget.Default;

    /// <summary>A key that is set twice is an error. Otherwise the last value wins.</summary>
    public bool RejectDuplicateKeys { get; init; }

    /// <summary>
    /// Called once for each key that is set twice, with the line of the second value; the last value wins. Takes precedence
    /// over <see cref="RejectDuplicateKeys"/>.
    /// </summary>
    public Action<ManifestError>? OnDuplicateKey { get; init; }

    /// <summary>Every number becomes the nearest double, as Helm reads values: <c>9007199254740993</c> loses its last digit.</summary>
    public bool NumbersAsFloat64 { get; init; }

    /// <summary>A comment belongs to what it follows, as for readers that keep comments: a tab before it is no indentation.</summary>
    public bool ReadsLineComments { get; init; }
}
