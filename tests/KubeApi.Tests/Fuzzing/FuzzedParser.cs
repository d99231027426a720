namespace Flux.KubeApi.Tests.Fuzzing;

/// <summary>A parser of something that clients send.</summary>
/// <param name="Name">For reports.</param>
/// <param name="Seeds">Good inputs.</param>
/// <param name="Parse">Reads an input, or refuses it with one of the exceptions for that.</param>
internal sealed record FuzzedParser(string Name, IReadOnlyList<byte[]> Seeds, Action<byte[]> Parse);
