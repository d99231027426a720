namespace Flux.Manifests.Patching;

/// <summary>
/// A patch that cannot be made or applied. The message is the one Kubernetes' own libraries give. An exception only because
/// it ends a recursive descent: callers catch it at their edge.
/// </summary>
public sealed class PatchException(PatchFailure failure, string message) : Exception(message)
{
    public PatchFailure Failure { get; } = failure;

    internal static PatchException Malformed(string message) => new(PatchFailure.Malformed, message);

    internal static PatchException Inapplicable(string message) => new(PatchFailure.Inapplicable, message);
}
