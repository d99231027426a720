namespace Flux.Cli;

/// <summary>What the program tells its caller.</summary>
internal static class ExitCode
{
    public const int Success = 0;
    public const int Failure = 1;

    /// <summary>Of comparisons: there are differences. A failure is then 2, as for <c>diff</c>.</summary>
    public const int Different = 1;
    public const int CannotCompare = 2;
}
