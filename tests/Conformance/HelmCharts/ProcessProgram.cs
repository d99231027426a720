using System.Diagnostics;
using System.Text;
using Flux.Cli.Helm;

namespace Flux.Conformance.HelmCharts;

/// <summary>Starts fluxctl as a process, as a user does.</summary>
internal sealed class ProcessProgram(string path) : IHelmProgram
{
    public bool ReachesServers => false;

    public int Run(HelmContext context, string[] words)
    {
        var start = new ProcessStartInfo(path, words)
        {
            WorkingDirectory = context.Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = new UTF8Encoding(false),
            StandardErrorEncoding = new UTF8Encoding(false),
        };
        start.Environment.Clear();
        foreach (var (name, value) in context.Environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        process.ErrorDataReceived += (_, line) => context.Error.Write(line.Data is null ? "" : line.Data + "\n");
        process.BeginErrorReadLine();
        process.StandardInput.Write(context.Input.ReadToEnd());
        process.StandardInput.Close();
        context.Out.Write(process.StandardOutput.ReadToEnd());
        process.WaitForExit();
        return process.ExitCode;
    }
}
