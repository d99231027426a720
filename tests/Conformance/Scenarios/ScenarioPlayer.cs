using Flux.Manifests.Json;
using Flux.Manifests.Nodes;

namespace Flux.Conformance.Scenarios;

/// <summary>Plays a recorded scenario step by step, and compares after each what is to be seen.</summary>
internal sealed class ScenarioPlayer
{
    private readonly MapNode _scenario;
    private readonly ScenarioActions _actions;
    private readonly ScenarioWitness _witness;

    private ScenarioPlayer(MapNode scenario, ScenarioStage stage)
    {
        _scenario = scenario;
        var catalog = new KindCatalog(stage.Client);
        _actions = new ScenarioActions(stage, catalog);
        _witness = new ScenarioWitness(stage, catalog);
    }

    public static async Task<ScenarioPlayer> CreateAsync(string file, CancellationToken cancellationToken)
    {
        var scenario = (MapNode)JsonNodeReader.Read(await File.ReadAllBytesAsync(file, cancellationToken));
        var flags = scenario.GetList("controllerFlags")?.OfType<StringNode>().Select(flag => flag.Value).ToArray() ?? [];
        return new ScenarioPlayer(scenario, await ScenarioStage.ForAsync(flags));
    }

    /// <returns>The first thing that differs; null when the scenario went as recorded.</returns>
    public async Task<string?> PlayAsync(CancellationToken cancellationToken)
    {
        using var watching = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _ = _witness.FollowAsync(watching.Token);
        try
        {
            return await PlayStepsAsync(cancellationToken);
        }
        finally
        {
            await watching.CancelAsync();
        }
    }

    private async Task<string?> PlayStepsAsync(CancellationToken cancellationToken)
    {
        var steps = _scenario.GetList("steps")!.OfType<MapNode>().ToArray();
        for (var i = 0; i < steps.Length; i++)
        {
            _witness.BeginStep(NamespacesOf(steps[..(i + 1)]), EventOrder.Of(steps[..(i + 1)]));
            foreach (var action in steps[i].GetList("do")!.OfType<MapNode>())
            {
                if (await _actions.DoAsync(action, _witness, cancellationToken) is { } failure)
                {
                    return $"step {i}: {failure}";
                }
            }

            await _witness.SettleAsync(steps[i], TimeSpan.FromSeconds(Waited(steps[i])), cancellationToken);
            if ((await _witness.DifferenceAsync(steps[i], cancellationToken) ?? await _witness.OrderDifferenceAsync(steps[i], cancellationToken)) is { } difference)
            {
                return $"step {i}: {difference}";
            }
        }

        return null;
    }

    private static double Waited(MapNode step) => step["waited"] is NumberNode seconds ? seconds.ToDouble() : 0;

    /// <summary>The namespaces in which the scenario's Kustomizations live.</summary>
    private static HashSet<string> NamespacesOf(IEnumerable<MapNode> steps) =>
    [
        .. from step in steps
           from action in step.GetList("do")!
           let item = action.GetMap("apply") ?? action.GetMap("create")
           where item.GetString("kind") == "Kustomization"
           select item.GetString("metadata", "namespace") ?? "",
    ];
}
