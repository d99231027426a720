using System.Text;

namespace Flux.Sops.Keys;

/// <summary>
/// The private keys that a user gave for decryption. Filled once, then read by any number of decryptions at once. It has no text
/// form, so that it cannot be logged by accident.
/// </summary>
public sealed class SopsKeys
{
    private const string AgeExtension = ".agekey";
    private const string PgpExtension = ".asc";

    private readonly List<AgeIdentity> _age = [];

    internal IReadOnlyList<AgeIdentity> Age => _age;

    internal PgpKeys Pgp { get; } = new();

    /// <summary>Takes an entry of a decryption Secret, told by its name; entries of other names are passed over.</summary>
    /// <returns>What is wrong with it; null when it was taken or passed over.</returns>
    public string? Import(string name, byte[] value)
    {
        ArgumentNullException.ThrowIfNull(name);
        try
        {
            if (name.EndsWith(PgpExtension, StringComparison.Ordinal))
            {
                Pgp.Import(value);
            }
            else if (name.EndsWith(AgeExtension, StringComparison.Ordinal))
            {
                _age.AddRange(ParseAge(value));
            }

            return null;
        }
        catch (SopsException error)
        {
            return error.Message;
        }
    }

    private static IReadOnlyList<AgeIdentity> ParseAge(byte[] value)
    {
        try
        {
            return AgeIdentity.ParseAll(Encoding.UTF8.GetString(value));
        }
        catch (SopsException error)
        {
            throw new SopsException($"failed to parse and add to age identities: {error.Message}");
        }
    }
}
