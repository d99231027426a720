namespace Flux.Contracts.Schemas;

/// <summary>One CustomResourceDefinition that ships with the control plane.</summary>
/// <param name="Name">The object's name, <c>&lt;plural&gt;.&lt;group&gt;</c>, such as <c>gitrepositories.source.toolkit.fluxcd.io</c>.</param>
/// <param name="Json">The whole object as UTF-8 JSON.</param>
public sealed record CrdDocument(string Name, ReadOnlyMemory<byte> Json)
{
    /// <summary>The API group, <c>source.toolkit.fluxcd.io</c>.</summary>
    public string Group => Name[(Name.IndexOf('.', StringComparison.Ordinal) + 1)..];

    /// <summary>The resource name in paths, <c>gitrepositories</c>.</summary>
    public string Plural => Name[..Name.IndexOf('.', StringComparison.Ordinal)];
}
