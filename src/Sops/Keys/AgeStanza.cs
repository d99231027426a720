namespace Flux.Sops.Keys;

/// <summary>One way to the file key: for one recipient.</summary>
/// <param name="Arguments">The type and what it needs.</param>
/// <param name="Body">The wrapped file key.</param>
internal sealed record AgeStanza(IReadOnlyList<string> Arguments, byte[] Body);
