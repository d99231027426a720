namespace Flux.Sources.Git.Ssh;

/// <summary>Which algorithms SSH connections may use; the library's own choice where a list is empty.</summary>
public sealed record SshOptions
{
    public static SshOptions Default { get; } = new();

    public IReadOnlyList<string> KeyExchangeAlgorithms { get; init; } = [];

    public IReadOnlyList<string> HostKeyAlgorithms { get; init; } = [];
}
