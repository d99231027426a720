using Flux.Kustomize.FieldSpecs;

namespace Flux.Kustomize.Kustomizations;

/// <summary>Labels to set, and where besides the metadata.</summary>
internal sealed record LabelEntry(
    IReadOnlyDictionary<string, string> Pairs, bool IncludeSelectors, bool IncludeTemplates, IReadOnlyList<FieldSpec> Fields);
