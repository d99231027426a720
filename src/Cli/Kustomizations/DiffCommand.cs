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
        var restrictor = RestrictionOption.Create();
        var command = new Command("diff", "Compares the objects that two kustomizations build to.") { before, after, restrictor };
        command.SetAction((parse, cancellationToken) => Task.FromResult(Run(
            parse.GetRequiredValue(before),
            parse.GetRequiredValue(after),
            RestrictionOption.Parse(parse.GetRequiredValue(restrictor)),
            cancellationToken)));
        return command;
    }

    private static int Run(string before, string after, LoadRestriction restriction, CancellationToken cancellationToken)
    {
        var results = new List<BuildResult>();
        foreach (var directory in new[] { before, after })
        {
            var result = DirectoryBuild.Run(directory, restriction, cancellationToken);
            if (!result.IsSuccess)
            {
                Console.Error.WriteLine($"error: {directory}: {result.Errors[0].Message}");
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
