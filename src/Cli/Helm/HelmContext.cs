using Flux.Cli.Helm.Http;

namespace Flux.Cli.Helm;

/// <summary>Where a command runs: its folder, its streams, its environment, and the time.</summary>
public sealed record HelmContext(string Folder, TextWriter Out, TextWriter Error)
{
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    public TextReader Input { get; init; } = TextReader.Null;

    /// <summary>Environment variables; none unless given.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    public IHttpTransport Transport { get; init; } = new HttpTransport();

    /// <summary>A path of the command line, seen from the folder.</summary>
    public string Resolve(string path) => Path.GetFullPath(Path.Combine(Folder, path));

    internal void Debug(Flags flags, string message, params ReadOnlySpan<string> attributes)
    {
        if (flags.Has("debug"))
        {
            Error.Write($"level=DEBUG msg={Flux.Helm.Templates.Text.GoQuote.Quote(message)} {string.Join(' ', attributes!)}\n");
        }
    }

    internal void Warn(string message, params ReadOnlySpan<string> attributes) =>
        Error.Write($"level=WARN msg={Flux.Helm.Templates.Text.GoQuote.Quote(message)}{(attributes.Length > 0 ? " " : "")}{string.Join(' ', attributes!)}\n");
}
