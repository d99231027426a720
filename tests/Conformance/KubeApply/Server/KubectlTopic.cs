using Flux.Conformance.KubeHttp;
using Flux.Conformance.KubeHttp.Sessions;
using Flux.Conformance.Running;
using Flux.Manifests.Json;
using Flux.Manifests.Nodes;

namespace Flux.Conformance.KubeApply.Server;

/// <summary><c>ssa/kubectl</c>: kubectl's commands in order, what they print, and the object after each.</summary>
internal sealed class KubectlTopic : ICorpusTopic
{
    private readonly LabCluster _cluster = new(hasControllers: false, useTls: true);

    public bool Handles(string path) => path == "ssa/kubectl";

    public IEnumerable<ConformanceCase> Load(string path, MapNode document, string support) => _cluster.Cases(path, document, ReplayAsync);

    private async Task<string?> ReplayAsync(RequestSender sender, MapNode[] steps, CancellationToken cancellationToken)
    {
        if ((KubectlLocator.Find() ?? KubectlLocator.FindOther()) is not { } kubectl)
        {
            return "there is no kubectl on this machine";
        }

        using var workspace = new SessionWorkspace(await _cluster.HostAsync(), new MapNode());
        // Its manager is called as the program is.
        var program = File.CreateSymbolicLink(Path.Combine(workspace.Path, "kubectl"), kubectl).FullName;
        var run = new CommandRun(program, workspace);
        var matcher = new TemplateMatcher();
        foreach (var path in steps.Select(step => PathOf(step.GetMap("object"))).OfType<string>().Distinct())
        {
            await sender.SendAsync(new MapNode { { "method", "DELETE" }, { "path", path } }, cancellationToken);
        }

        for (var i = 0; i < steps.Length; i++)
        {
            var (exit, output, error) = await run.RunAsync(Command(steps[i]), during: null, cancellationToken);
            var difference = Compare(steps[i], exit, output, error) ?? await CompareObjectAsync(sender, matcher, steps[i], cancellationToken);
            if (difference is not null)
            {
                return $"step {i} {steps[i].GetList("args")}: {difference}";
            }
        }

        return null;
    }

    private static MapNode Command(MapNode step)
    {
        var arguments = step.GetList("args")!.OfType<StringNode>().Select(argument => "'" + argument.Value.Replace("'", "'\\''", StringComparison.Ordinal) + "'");
        var command = new MapNode { { "argv", "kubectl " + string.Join(' ', arguments) } };
        if (step["stdin"] is { } input)
        {
            command.Set("stdin", input is StringNode ? input : new StringNode(JsonNodeWriter.WriteToString(input)));
        }

        return command;
    }

    private static string? Compare(MapNode step, int exit, string output, string error) =>
        exit != step.GetInt64("rc") ? $"exit {exit}, wanted {step.GetInt64("rc")}: {error}{output}"
            : OutputComparison.Compare(step["stdout"], output, "stdout")
            ?? OutputComparison.Compare(step.GetString("stderr")!.Replace("<klog>", "<log>", StringComparison.Ordinal), error, "stderr");

    private static async Task<string?> CompareObjectAsync(RequestSender sender, TemplateMatcher matcher, MapNode step, CancellationToken cancellationToken)
    {
        if (PathOf(step.GetMap("object")) is not { } path)
        {
            return null;
        }

        var answer = await sender.SendAsync(new MapNode { { "method", "GET" }, { "path", path } }, cancellationToken);
        return ServerAnswer.Compare(matcher, new MapNode { { "body", step["object"]! } }, answer);
    }

    private static string? PathOf(MapNode? item)
    {
        if (item is null)
        {
            return null;
        }

        var version = item.GetString("apiVersion")!;
        var root = version.Contains('/', StringComparison.Ordinal) ? "apis" : "api";
        return $"/{root}/{version}/namespaces/{item.GetString("metadata", "namespace")}/{item.GetString("kind")!.ToLowerInvariant()}s/{item.GetString("metadata", "name")}";
    }
}
