namespace Flux.Manifests.FieldManagement;

/// <summary>One cause of a conflict, as <c>details.causes</c> lists it with reason <c>FieldManagerConflict</c>.</summary>
/// <param name="Message">Who owns the field.</param>
/// <param name="Field">The field's path.</param>
public sealed record ConflictCause(string Message, string Field);
