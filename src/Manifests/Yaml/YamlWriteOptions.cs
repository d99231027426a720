namespace Flux.Manifests.Yaml;

/// <summary>How YAML is written. The defaults reproduce Kubernetes' own YAML library.</summary>
public sealed record YamlWriteOptions
{
    public static readonly YamlWriteOptions Default = new();

    /// <summary>Entries keep the order of the map instead of being sorted by key.</summary>
    public bool KeepKeyOrder { get; init; }

    /// <summary>The column after which a line is broken at the next single space; <see cref="int.MaxValue"/> for never.</summary>
    public int Width { get; init; } = 80;

    /// <summary>Sequences under a key are indented by two, as kyaml's wide style does.</summary>
    public bool IndentSequences { get; init; }

    /// <summary>Columns by which what stands under a key is indented. Default 2.</summary>
    public int IndentWidth { get; init; } = 2;

    /// <summary>Numbers are written as their nodes have them, not as Go prints them after reading them from JSON.</summary>
    public bool KeepNumberText { get; init; }
}
