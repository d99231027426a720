namespace Flux.Manifests.FieldManagement;

/// <summary>By what kind of request a manager came to own fields.</summary>
public enum ManagerOperation
{
    Apply,
    Update,
}
