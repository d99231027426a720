namespace Flux.Manifests.StructuredMerge;

/// <summary>
/// The one exception of this engine: a value that does not fit its schema, or an object that cannot be converted. Its message is
/// what Kubernetes says in the same case. The field manager turns it into a result.
/// </summary>
public sealed class StructuredMergeException(string message) : Exception(message);
