namespace Flux.Helm.Provenance;

/// <summary>A signature that was found good.</summary>
/// <param name="SignedBy">The names of the key.</param>
/// <param name="Fingerprint">Of the primary key, in capitals.</param>
/// <param name="FileHash">Of the archive, with its algorithm.</param>
public sealed record Verification(IReadOnlyList<string> SignedBy, string Fingerprint, string FileHash)
{
    /// <summary>As Helm prints it.</summary>
    public override string ToString() =>
        $"{string.Concat(SignedBy.Select(name => $"Signed by: {name}\n"))}Using Key With Fingerprint: {Fingerprint}\nChart Hash Verified: {FileHash}\n";
}
