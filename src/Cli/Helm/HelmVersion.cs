namespace Flux.Cli.Helm;

/// <summary>The version of Helm whose behaviour the commands have.</summary>
internal static class HelmVersion
{
    public const string Number = "4.3.1";
}
