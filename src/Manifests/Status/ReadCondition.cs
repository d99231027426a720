namespace Flux.Manifests.Status;

/// <summary>A condition as an object's status has it.</summary>
internal readonly record struct ReadCondition(string Type, string Status, string Reason, string Message)
{
    public bool Is(string type, string status) => Type == type && Status == status;
}
