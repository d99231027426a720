namespace Flux.Helm.Templates.Values;

/// <summary>Go's int64. A plain <see cref="long"/> is Go's int: templates tell the two apart in <c>%T</c> and deepEqual.</summary>
internal readonly record struct GoInt64(long Value);
