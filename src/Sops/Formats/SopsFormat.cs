namespace Flux.Sops.Formats;

/// <summary>The file formats that SOPS encrypts.</summary>
public enum SopsFormat
{
    /// <summary>Any bytes, held in a JSON document.</summary>
    Binary,
    Dotenv,
    Ini,
    Json,
    Yaml,
}
