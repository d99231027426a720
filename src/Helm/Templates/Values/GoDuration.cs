namespace Flux.Helm.Templates.Values;

/// <summary>Go's time.Duration: nanoseconds.</summary>
internal readonly record struct GoDuration(long Nanoseconds);
