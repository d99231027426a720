using Flux.Manifests.Nodes;

namespace Flux.Apply.Health;

/// <summary>Reads an object's health from its status. Pure; the rules are kstatus' and the user's own expressions.</summary>
public interface IStatusReader
{
    /// <returns>The verdict, and the error of a rule that could not be evaluated (the verdict is then Unknown).</returns>
    (HealthState State, string? Error) Read(MapNode item);

    /// <summary>Whether the user's own rules judge an object, so that its pods do not count.</summary>
    bool IsCustom(MapNode item) => false;
}
