using Flux.DevCluster.Hosting;
using Flux.Manifests.Nodes;

namespace Flux.Conformance.KubeHttp.Sessions;

/// <summary>
/// Plays a recorded session: kubectl's commands with the kubectl they were recorded with, comparing exit codes and what it prints. Commands
/// of programs that are not on the machine are played request by request.
/// </summary>
internal sealed class SessionReplay(DevClusterHost host, HttpClient client, MapNode session)
{
    private readonly string? _kubectl = KubectlLocator.Find();
    private readonly RecordedTraffic _traffic = new(host.Address, client);

    public async Task<string?> RunAsync(CancellationToken cancellationToken)
    {
        using var workspace = new SessionWorkspace(host, session);
        foreach (var command in session.GetList("commands")!.OfType<MapNode>())
        {
            if (await PlayAsync(command, workspace, cancellationToken) is { } difference)
            {
                return $"{command.GetString("argv")}: {difference}";
            }
        }

        return null;
    }

    private async Task<string?> PlayAsync(MapNode command, SessionWorkspace workspace, CancellationToken cancellationToken)
    {
        string? inner = null;
        var during = command.GetList("during") is { Count: > 0 } commands ? new Func<Task>(async () => inner = await PlayAllAsync(commands, workspace, cancellationToken)) : null;
        if (_kubectl is null || !command.GetString("argv")!.StartsWith("kubectl ", StringComparison.Ordinal))
        {
            var difference = await PlayTrafficAsync(command, cancellationToken);
            if (during is not null)
            {
                await during();
            }

            return difference ?? inner;
        }

        var (exit, output, error) = await new CommandRun(_kubectl, workspace).RunAsync(command, during, cancellationToken);
        return inner ?? Compare(command, exit, output, error);
    }

    private async Task<string?> PlayAllAsync(ListNode commands, SessionWorkspace workspace, CancellationToken cancellationToken)
    {
        foreach (var command in commands.OfType<MapNode>())
        {
            if (await PlayAsync(command, workspace, cancellationToken) is { } difference)
            {
                return $"during it, {command.GetString("argv")}: {difference}";
            }
        }

        return null;
    }

    private async Task<string?> PlayTrafficAsync(MapNode command, CancellationToken cancellationToken)
    {
        var token = command.GetString("argv")!.Contains("--token bad", StringComparison.Ordinal) ? "bad" : null;
        foreach (var request in (command.GetList("requests") ?? []).OfType<MapNode>())
        {
            if (await _traffic.ReplayAsync(request, token, cancellationToken) is { } difference)
            {
                return difference;
            }
        }

        return null;
    }

    private static string? Compare(MapNode command, int exit, string output, string error)
    {
        var varies = (command.GetList("varies") ?? []).OfType<StringNode>().Select(part => part.Value).ToHashSet(StringComparer.Ordinal);
        if (!command.ContainsKey("stopped") && exit != command.GetInt64("exit"))
        {
            return $"exit {exit}, wanted {command.GetInt64("exit")}: {error}{output}";
        }

        return (varies.Contains("stdout") ? null : OutputComparison.Compare(command["stdout"], output, "stdout"))
            ?? (varies.Contains("stderr") || command.ContainsKey("stopped") ? null : OutputComparison.Compare(command["stderr"], error, "stderr"));
    }
}
