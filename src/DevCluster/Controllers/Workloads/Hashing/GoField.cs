namespace Flux.DevCluster.Controllers.Workloads.Hashing;

/// <param name="Json">The key in JSON; empty for an embedded struct, whose keys are those of the struct around it.</param>
internal sealed record GoField(string Name, string Type, string Json)
{
    public static GoField Parse(string text)
    {
        var parts = text.Split(':');
        return new GoField(parts[0], parts[1], parts[2]);
    }
}
