namespace Flux.Cli.Helm;

/// <summary>Where a command runs: its folder, its streams, and the time.</summary>
public sealed record HelmContext(string Folder, TextWriter Out, TextWriter Error)
{
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    public TextReader Input { get; init; } = TextReader.Null;

    /// <summary>A path of the command line, seen from the folder.</summary>
    public string Resolve(string path) => Path.GetFullPath(Path.Combine(Folder, path));
}
