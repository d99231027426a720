using System.Text;

namespace Flux.Sources.Git.Objects;

/// <summary>An annotated tag. Its signature stands at the end of its message.</summary>
internal sealed class GitTag
{
    private static readonly byte[][] SignatureStarts =
    [
        "-----BEGIN PGP SIGNATURE-----"u8.ToArray(),
        "-----BEGIN PGP MESSAGE-----"u8.ToArray(),
        "-----BEGIN SSH SIGNATURE-----"u8.ToArray(),
    ];

    private GitTag(ObjectId id, byte[] data)
    {
        var headers = HeaderBlock.Parse(data);
        Id = id;
        Target = headers.Id("object");
        Name = headers["tag"] ?? "";
        var start = SignatureStart(data);
        SignedPayload = data[..start];
        Signature = start < data.Length ? Encoding.UTF8.GetString(data.AsSpan(start)) : null;
    }

    public ObjectId Id { get; }

    public ObjectId Target { get; }

    public string Name { get; }

    public string? Signature { get; }

    public byte[] SignedPayload { get; }

    public static GitTag Read(IObjectSource objects, ObjectId id) => new(id, objects.Read(id));

    private static int SignatureStart(byte[] data)
    {
        for (var at = 0; at < data.Length;)
        {
            var rest = data.AsSpan(at);
            foreach (var start in SignatureStarts)
            {
                if (rest.StartsWith(start))
                {
                    return at;
                }
            }

            var end = rest.IndexOf((byte)'\n');
            at = end < 0 ? data.Length : at + end + 1;
        }

        return data.Length;
    }
}
