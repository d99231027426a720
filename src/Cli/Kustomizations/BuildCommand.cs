using System.CommandLine;

namespace Flux.Cli.Kustomizations;

/// <summary><c>fluxctl build kustomization DIR</c>: prints what a directory builds to.</summary>
internal static class BuildCommand
{
    public static Command Create()
    {
        var directory = new Argument<string>("directory")
        {
            Description = "Directory with a kustomization file.",
            DefaultValueFactory = _ => ".",
        };
        var options = new BuildOptions();
        var command = new Command("kustomization", "Builds a kustomization and prints its objects.") { directory };
        command.Aliases.Add("kustomize");
        options.AddTo(command);
        command.SetAction((parse, cancellationToken) => RunAsync(parse.GetRequiredValue(directory), options.Read(parse), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string directory, BuildSettings settings, CancellationToken cancellationToken)
    {
        var result = await DirectoryBuild.RunAsync(directory, settings, cancellationToken);
        if (!result.IsSuccess)
        {
            await Console.Error.WriteLineAsync($"error: {DirectoryBuild.Explain(directory, result.Errors[0])}");
            return ExitCode.Failure;
        }

        await using var output = Console.OpenStandardOutput();
        result.WriteYaml(output);
        return ExitCode.Success;
    }
}
