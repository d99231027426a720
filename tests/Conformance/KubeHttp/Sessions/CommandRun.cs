using System.Diagnostics;
using Flux.Manifests.Nodes;

namespace Flux.Conformance.KubeHttp.Sessions;

/// <summary>Runs a recorded command line with the real kubectl.</summary>
internal sealed class CommandRun(string kubectl, SessionWorkspace workspace)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(100);
    private static readonly TimeSpan Opening = TimeSpan.FromMilliseconds(700);
    private static readonly TimeSpan Settling = TimeSpan.FromMilliseconds(500);

    /// <param name="during">What is done while the command runs; null for nothing.</param>
    public async Task<(int Exit, string Output, string Error)> RunAsync(MapNode command, Func<Task>? during, CancellationToken cancellationToken)
    {
        using var process = Start(command);
        await process.StandardInput.WriteAsync(TextOf(command["stdin"]));
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var error = process.StandardError.ReadToEndAsync(cancellationToken);
        if (during is not null)
        {
            await Task.Delay(Opening, cancellationToken);
            await during();
            await Task.Delay(Settling, cancellationToken);
        }

        if (command.ContainsKey("stopped"))
        {
            process.Kill(entireProcessTree: true);
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Limit);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        return (process.ExitCode, await output, await error);
    }

    private static string TextOf(Node? lines) => lines switch
    {
        StringNode text => text.Value,
        ListNode list => string.Join('\n', list.OfType<StringNode>().Select(line => line.Value)),
        _ => "",
    };

    private Process Start(MapNode command)
    {
        var line = command.GetString("argv")!;
        var start = new ProcessStartInfo("/bin/sh", ["-c", line.StartsWith("kubectl ", StringComparison.Ordinal) ? "exec \"$KUBECTL\"" + line["kubectl".Length..] : line])
        {
            WorkingDirectory = workspace.Path,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["KUBECONFIG"] = workspace.Kubeconfig;
        start.Environment["HOME"] = workspace.Path;
        start.Environment["KUBECTL"] = kubectl;
        foreach (var (name, value) in command.GetMap("env") ?? [])
        {
            start.Environment[name] = ((StringNode)value).Value;
        }

        return Process.Start(start)!;
    }
}
