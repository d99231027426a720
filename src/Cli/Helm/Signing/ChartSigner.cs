using Flux.Helm.Charts;
using Flux.Helm.Packaging;
using Flux.Helm.Provenance;

namespace Flux.Cli.Helm.Signing;

/// <summary>Signs the charts of a <c>package --sign</c>.</summary>
internal sealed class ChartSigner(HelmContext context, Flags flags)
{
    private string? _passphrase;

    /// <summary>Writes the signature beside an archive.</summary>
    public void Sign(string path, ChartMetadata metadata)
    {
        var keys = SignatureCheck.Read(context, new HelmSettings(context, flags).Keyring);
        var archive = File.ReadAllBytes(path);
        try
        {
            var signed = ChartSignature.Sign(archive, Path.GetFileName(path), ChartMetadataWriter.Write(metadata), keys, flags.Value("key")!, Passphrase);
            File.WriteAllText(path + ".prov", signed);
        }
        catch (ProvenanceException error)
        {
            throw new CommandException(error.Message);
        }
    }

    private string Passphrase()
    {
        if (_passphrase is null)
        {
            var file = flags.Value("passphrase-file") ?? "";
            if (file.Length == 0)
            {
                throw new CommandException("the key is locked: give its passphrase with --passphrase-file");
            }

            _passphrase = (file == "-" ? context.Input.ReadLine() : ReadLine(file)) ?? throw new CommandException("EOF");
        }

        return _passphrase;
    }

    private string? ReadLine(string file) =>
        File.Exists(context.Resolve(file)) ? File.ReadLines(context.Resolve(file)).FirstOrDefault() : throw new CommandException($"open {file}: no such file or directory");
}
