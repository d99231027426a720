namespace Flux.Kustomize.Kustomizations;

/// <summary>How a replacement takes or sets part of a field.</summary>
internal sealed record FieldOptions(string Delimiter, long Index, string Encoding, bool Create);
