using Flux.Manifests.Nodes;

namespace Flux.Manifests.Schemas.Definitions;

/// <summary>What stands at one place: in a version, or common to all of them.</summary>
/// <param name="FieldsSchema">The schema in which selectable fields are looked up.</param>
internal sealed record DefinitionParts(Node? Schema, Node? Subresources, Node? Columns, Node? SelectableFields, Node? FieldsSchema);
