namespace Flux.Apply.Health;

/// <summary>kstatus' verdicts. The names are part of Flux's messages.</summary>
public enum HealthState
{
    Unknown,
    NotFound,
    InProgress,
    Current,
    Failed,
    Terminating,
}
