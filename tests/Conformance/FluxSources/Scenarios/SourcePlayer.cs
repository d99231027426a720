using Flux.Manifests.Json;
using Flux.Manifests.Nodes;

namespace Flux.Conformance.FluxSources.Scenarios;

/// <summary>Plays a recorded scenario of the source-controller step by step.</summary>
internal static class SourcePlayer
{
    /// <returns>The first thing that differs; null when the scenario went as recorded.</returns>
    public static async Task<string?> PlayAsync(string file, CancellationToken cancellationToken)
    {
        var scenario = (MapNode)JsonNodeReader.Read(await File.ReadAllBytesAsync(file, cancellationToken));
        var steps = scenario.GetList("steps")!.OfType<MapNode>().ToArray();
        var stage = steps.Any(step => step.GetList("do")!.Any(action => action.GetMap("controller") is not null))
            ? await SourceStage.StartAsync()
            : await SourceStage.SharedAsync();
        var @namespace = scenario.GetString("namespace")!;
        await stage.Client.CreateAsync("api/v1/namespaces", Namespace(@namespace), cancellationToken);
        var actions = new SourceActions(stage);
        var witness = new SourceWitness(stage, @namespace);
        var conditions = new SourceConditions(stage, @namespace);
        using var watching = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _ = conditions.FollowAsync(watching.Token);
        try
        {
            return await PlayAsync(steps, actions, (witness, conditions), cancellationToken);
        }
        finally
        {
            await watching.CancelAsync();
        }
    }

    private static async Task<string?> PlayAsync(
        MapNode[] steps, SourceActions actions, (SourceWitness End, SourceConditions Way) see, CancellationToken cancellationToken)
    {
        for (var i = 0; i < steps.Length; i++)
        {
            await see.End.BeginStepAsync(cancellationToken);
            foreach (var action in steps[i].GetList("do")!.OfType<MapNode>())
            {
                if (await actions.DoAsync(action, cancellationToken) is { } failure)
                {
                    return $"step {i}: {failure}";
                }
            }

            if ((await see.End.SettleAsync(steps[i], cancellationToken) ?? see.Way.Difference(steps[i])) is { } difference)
            {
                return $"step {i}: {difference}";
            }
        }

        return null;
    }

    private static MapNode Namespace(string name) => new()
    {
        { "apiVersion", "v1" },
        { "kind", "Namespace" },
        { "metadata", new MapNode { { "name", name } } },
    };
}
