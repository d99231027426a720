using System.CommandLine;
using Flux.Kustomize.Building;
using Spectre.Console;

namespace Flux.Cli.Kustomizations;

/// <summary><c>fluxctl diff DIR1 DIR2</c>: compares what two directories build to, object by object.</summary>
internal static class DiffCommand
{
    public static Command Create()
    {
        var before = new Argument<string>("before") { Description = "Directory with the kustomization as it was." };
        var after = new Argument<string>("after") { Description = "Directory with the kustomization as it is to be." };
        var options = new BuildOptions();
        var command = new Command("diff", "Compares the objects that two kustomizations build to. Exits with 0 when they are the same, 1 when they differ, 2 when one cannot be built.")
        {
            before, after,
        };
        options.AddTo(command);
        command.SetAction((parse, cancellationToken) => RunAsync(
            parse.GetRequiredValue(before),
            parse.GetRequiredValue(after),
            options.Read(parse),
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string before, string after, BuildSettings settings, CancellationToken cancellationToken)
    {
        var results = new List<BuildResult>();
        foreach (var directory in new[] { before, after })
        {
            var result = await DirectoryBuild.RunAsync(directory, settings, cancellationToken);
            if (!result.IsSuccess)
            {
                await Console.Error.WriteLineAsync($"error: {directory}: {DirectoryBuild.Explain(directory, result.Errors[0])}");
                return ExitCode.CannotCompare;
            }

            results.Add(result);
        }

        var changes = ObjectComparison.Compare(results[0].Objects, results[1].Objects);
        foreach (var change in changes)
        {
            Print(change);
        }

        return changes.Count == 0 ? ExitCode.Success : ExitCode.Different;
    }

    private static void Print(ObjectChange change)
    {
        AnsiConsole.Write(new Text($"{change.Title}\n", new Style(decoration: Decoration.Bold)));
        foreach (var line in change.Lines)
        {
            var color = line.StartsWith('+') ? Color.Green : line.StartsWith('-') ? Color.Red : line.StartsWith('@') ? Color.Blue : Color.Default;
            AnsiConsole.Write(new Text($"{line}\n", new Style(color)) { Overflow = Overflow.Fold });
        }
    }
}
