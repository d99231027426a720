using Flux.Contracts.Objects;

namespace Flux.Contracts.GitRepositories;

public sealed record GitInclude
{
    public LocalReference Repository { get; init; } = new();

    public string FromPath { get; init; } = "";

    /// <summary>Empty: the included repository's name.</summary>
    public string ToPath { get; init; } = "";
}
