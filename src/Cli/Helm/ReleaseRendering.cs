using System.Text;
using Flux.Helm.Charts;
using Flux.Helm.Rendering;
using Flux.Helm.Templates.Text;

namespace Flux.Cli.Helm;

/// <summary>What template and install share: from the command line to rendered documents.</summary>
internal sealed class ReleaseRendering(HelmContext context, Flags flags, string? fixedName)
{
    public string Name { get; private set; } = "";

    /// <summary>What was rendered; null before.</summary>
    public Chart? Chart { get; private set; }

    public Flux.Helm.Values.ChartValues? Values { get; private set; }

    public string Namespace { get; } = flags.Value("namespace") ?? "default";

    public RenderResult Render()
    {
        var capabilities = Capabilities();
        (Name, var reference) = NameAndChart();
        if (flags.Value("post-renderer") is { Length: > 0 } postRenderer)
        {
            throw new CommandException(
                $"invalid argument {GoQuote.Quote(postRenderer)} for \"--post-renderer\" flag: plugin: {{Name:{postRenderer} Type:postrenderer/v1}} not found");
        }

        context.Debug(flags, "Original chart version", $"version={LogLine.Value(flags.Value("version") ?? "")}");
        var path = ChartSource.Locate(context, flags, reference, fixedName is null ? context.Out : context.Error);
        context.Debug(flags, "Chart path", $"path={LogLine.Value(path)}");
        var values = ValueFlags.Read(context, flags);
        var chart = ChartSource.LoadFile(context, path);
        (Chart, Values) = (chart, values);
        CheckInstallable(chart);
        CheckName();
        var result = ChartRenderer.Render(chart, values, new RenderOptions
        {
            Release = new ReleaseInfo(Name, Namespace) { IsUpgrade = flags.Has("is-upgrade") },
            Capabilities = capabilities,
            Clock = context.Clock,
            SkipSchemaValidation = flags.Has("skip-schema-validation"),
            IncludeSubchartNotes = flags.Has("render-subchart-notes"),
        });
        foreach (var warning in result.Warnings)
        {
            context.Error.Write(warning + "\n");
        }

        if (!flags.Has("skip-schema-validation") && (result.Error is null || result.FailedWhileRendering))
        {
            ChartSource.DebugDependencies(context, flags, chart);
        }

        if (result.InvalidOutput is { } output && flags.Has("debug") && fixedName is not null)
        {
            context.Out.Write(output);
        }

        return result.Error is null ? result : throw new CommandException(Describe(result));
    }

    /// <summary>The documents as one text, each after its source.</summary>
    public static string Manifest(RenderResult result, bool withCrds, bool hideSecrets)
    {
        var text = new StringBuilder();
        foreach (var crd in withCrds ? result.Crds : [])
        {
            text.Append("---\n# Source: ").Append(crd.Path).Append('\n').Append(crd.Content).Append('\n');
        }

        foreach (var manifest in result.Manifests)
        {
            var hidden = hideSecrets && manifest.Head is { Kind: "Secret", ApiVersion: "v1" };
            text.Append("---\n# Source: ").Append(manifest.Path).Append('\n')
                .Append(hidden ? "# HIDDEN: The Secret output has been suppressed" : manifest.Content).Append('\n');
        }

        return text.ToString();
    }

    private string Describe(RenderResult result) =>
        result.FailedWhileRendering && fixedName is not null && !flags.Has("debug") ? result.Error + "\n\nUse --debug flag to render out invalid YAML" : result.Error!;

    private KubernetesCapabilities Capabilities()
    {
        var capabilities = KubernetesCapabilities.Default;
        if (flags.Value("kube-version") is { Length: > 0 } text)
        {
            var version = KubeVersion.TryParse(text, out var error) ?? throw new CommandException($"invalid kube version '{text}': {error}");
            capabilities = capabilities with { KubeVersion = version };
        }

        return capabilities with { ApiVersions = [.. capabilities.ApiVersions, .. flags.SplitValues("api-versions")] };
    }

    private (string Name, string Chart) NameAndChart()
    {
        var arguments = flags.Arguments;
        return arguments.Count switch
        {
            0 => throw new CommandException($"\"helm {(fixedName is null ? "install" : "template")}\" requires at least 1 argument\n\nUsage:  helm {(fixedName is null ? "install" : "template")} [NAME] [CHART] [flags]"),
            1 when flags.Value("name-template") is { Length: > 0 } template => (NameTemplate.Render(template, context.Clock, out var problem) ?? throw new CommandException(problem!), arguments[0]),
            1 when fixedName is not null => (fixedName, arguments[0]),
            1 when flags.Has("generate-name") => ($"{Path.GetFileNameWithoutExtension(arguments[0])}-{context.Clock.GetUtcNow().ToUnixTimeSeconds()}", arguments[0]),
            1 => throw new CommandException("must either provide a name or specify --generate-name"),
            2 when flags.Has("generate-name") => throw new CommandException("cannot set --generate-name and also specify a name"),
            2 when flags.Value("name-template") is { Length: > 0 } => throw new CommandException("cannot set --name-template and also specify a name"),
            2 => (arguments[0], arguments[1]),
            _ => throw new CommandException($"expected at most two arguments, unexpected arguments: {string.Join(", ", arguments.Skip(2))}"),
        };
    }

    private void CheckName()
    {
        if (ReleaseNames.Check(Name) is { } error)
        {
            context.Error.WriteLine($"level=ERROR msg=\"release name check failed\" error=\"{error.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"");
            throw new CommandException($"release name check failed: {error}");
        }
    }

    private void CheckInstallable(Chart chart)
    {
        if (chart.Metadata.Type is not ("" or "application"))
        {
            throw new CommandException($"{chart.Metadata.Type} charts are not installable");
        }

        if (chart.Metadata.Deprecated)
        {
            context.Error.WriteLine("level=WARN msg=\"this chart is deprecated\"");
        }

        ChartSource.CheckDependencies(
            chart, "an error occurred while checking for chart dependencies. You may need to run 'helm dependency build' to fetch missing dependencies: ");
    }
}
