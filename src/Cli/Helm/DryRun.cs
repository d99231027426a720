namespace Flux.Cli.Helm;

/// <summary>The flag <c>--dry-run</c>, which was a switch once.</summary>
internal static class DryRun
{
    /// <exception cref="CommandException">It has none of its values.</exception>
    public static void Check(HelmContext context, Flags flags)
    {
        switch (flags.Value("dry-run"))
        {
            case "unset":
                context.Warn("--dry-run is deprecated and should be replaced with '--dry-run=client'");
                break;
            case "true":
                context.Warn("boolean '--dry-run=true' flag is deprecated and must be replaced with '--dry-run=client'");
                break;
            case not (null or "none" or "server" or "client" or "false"):
                throw new CommandException($"invalid dry-run value (\"{flags.Value("dry-run")}\"). Must be \"none\", \"server\", or \"client\"");
        }
    }
}
