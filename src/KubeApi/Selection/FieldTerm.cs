namespace Flux.KubeApi.Selection;

internal sealed record FieldTerm(string Field, bool IsEqual, string Value);
