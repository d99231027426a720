using Flux.Helm.Provenance;

namespace Flux.Cli.Helm.Signing;

/// <summary>Verifies charts with the keyring of the user.</summary>
internal static class SignatureCheck
{
    /// <summary>Verifies a chart on disk, whose signature is beside it.</summary>
    public static Verification VerifyFile(HelmContext context, string path, string keyring)
    {
        var full = context.Resolve(path);
        if (Directory.Exists(full))
        {
            throw new CommandException("unpacked charts cannot be verified");
        }

        if (!File.Exists(full))
        {
            throw new CommandException($"stat {path}: no such file or directory");
        }

        if (!Path.GetExtension(full).Equals(".tgz", StringComparison.OrdinalIgnoreCase))
        {
            throw new CommandException("chart must be a tgz file");
        }

        var provenance = full + ".prov";
        return File.Exists(provenance)
            ? Verify(context, File.ReadAllBytes(full), Path.GetFileName(full), File.ReadAllBytes(provenance), keyring)
            : throw new CommandException($"could not load provenance file {path}.prov: stat {path}.prov: no such file or directory");
    }

    public static Verification Verify(HelmContext context, byte[] archive, string fileName, byte[] provenance, string keyring)
    {
        Keyring keys;
        try
        {
            keys = Read(context, keyring);
        }
        catch (CommandException error)
        {
            throw new CommandException($"failed to load keyring: {error.Message}");
        }

        try
        {
            return ChartSignature.Verify(archive, fileName, provenance, keys, context.Clock.GetUtcNow());
        }
        catch (ProvenanceException error)
        {
            throw new CommandException(error.Message);
        }
    }

    public static Keyring Read(HelmContext context, string keyring)
    {
        var path = context.Resolve(keyring);
        try
        {
            return File.Exists(path) ? Keyring.Read(File.ReadAllBytes(path)) : throw new CommandException($"open {keyring}: no such file or directory");
        }
        catch (ProvenanceException error)
        {
            throw new CommandException(error.Message);
        }
    }
}
