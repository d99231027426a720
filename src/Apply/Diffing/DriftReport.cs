using Flux.Apply.Applying;

namespace Flux.Apply.Diffing;

/// <param name="Objects">The objects that could be compared, in the order asked.</param>
/// <param name="Failures">Those that could not, and why.</param>
public sealed record DriftReport(IReadOnlyList<ObjectDrift> Objects, IReadOnlyList<ApplyFailure> Failures);
