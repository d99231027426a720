using System.Buffers;
using System.CommandLine;
using Flux.Kustomize.Building;

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
        var restrictor = RestrictionOption.Create();
        var command = new Command("kustomization", "Builds a kustomization and prints its objects.") { directory, restrictor };
        command.Aliases.Add("kustomize");
        command.SetAction((parse, cancellationToken) =>
            RunAsync(parse.GetRequiredValue(directory), RestrictionOption.Parse(parse.GetRequiredValue(restrictor)), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string directory, LoadRestriction restriction, CancellationToken cancellationToken)
    {
        var result = DirectoryBuild.Run(directory, restriction, cancellationToken);
        if (!result.IsSuccess)
        {
            await Console.Error.WriteLineAsync($"error: {result.Errors[0].Message}");
            return ExitCode.Failure;
        }

        var buffer = new ArrayBufferWriter<byte>(64 * 1024);
        result.WriteYaml(buffer);
        await using var output = Console.OpenStandardOutput();
        await output.WriteAsync(buffer.WrittenMemory, cancellationToken);
        return ExitCode.Success;
    }
}
