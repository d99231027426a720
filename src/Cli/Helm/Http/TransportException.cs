namespace Flux.Cli.Helm.Http;

/// <summary>A request got no answer: the text says why, such as <c>dial tcp 127.0.0.1:1: connect: connection refused</c>.</summary>
public sealed class TransportException(string message, Exception? inner = null) : Exception(message, inner);
