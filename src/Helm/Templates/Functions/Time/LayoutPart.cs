namespace Flux.Helm.Templates.Functions.Time;

/// <summary>One piece of a Go date layout: literal text before it, and what stands there.</summary>
internal readonly record struct LayoutPart(string Literal, LayoutElement Element, string Text);
