namespace Flux.Manifests;

/// <summary>Why an input could not be read: what is wrong, and where.</summary>
/// <param name="Message">What is wrong, in words for the user; no position in it.</param>
/// <param name="Line">Line, from 1; 0 when unknown.</param>
/// <param name="Column">Column in characters, from 1; 0 when unknown.</param>
public sealed record ManifestError(string Message, int Line = 0, int Column = 0)
{
    /// <summary>The whole text, position included, where the program users know prints its own (<c>yaml: line 3: …</c>).</summary>
    public string? Text { get; init; }

    public override string ToString() => Text ?? (Line > 0 ? $"line {Line}: {Message}" : Message);
}
