namespace Flux.Cli.Helm.Signing;

/// <summary><c>verify</c>: checks the signature of a packaged chart.</summary>
internal static class VerifyCommand
{
    public static void Run(HelmContext context, IReadOnlyList<string> words)
    {
        var flags = Flags.Parse(words, FlagSets.Verify);
        Usage.Exactly(flags, 1, "verify", "PATH [flags]");
        context.Out.Write(SignatureCheck.VerifyFile(context, flags.Arguments[0], new HelmSettings(context, flags).Keyring).ToString());
    }
}
