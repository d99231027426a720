using Flux.Helm.Packaging;
using Flux.Manifests.Nodes;
using Flux.Manifests.Yaml;

namespace Flux.Cli.Helm;

/// <summary>The <c>--output</c> of commands that print lists.</summary>
internal static class OutputFormat
{
    /// <summary><c>table</c>, <c>json</c> or <c>yaml</c>.</summary>
    public static string Of(Flags flags)
    {
        var format = flags.Value("output") ?? "table";
        return format is "table" or "json" or "yaml"
            ? format
            : throw new CommandException($"invalid argument \"{format}\" for \"-o, --output\" flag: invalid format type");
    }

    public static void Write(HelmContext context, string format, Node node) =>
        context.Out.Write(format == "yaml" ? YamlWriter.Write(node) : GoJsonText.Write(node) + "\n");
}
