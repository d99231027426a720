using System.Globalization;

namespace Flux.Sources.Git.Objects;

/// <summary>A commit, as far as sources need it.</summary>
internal sealed class GitCommit
{
    private const string SignatureField = "gpgsig";

    private GitCommit(ObjectId id, byte[] data)
    {
        var headers = HeaderBlock.Parse(data);
        Id = id;
        Data = data;
        Tree = headers.Id("tree");
        Message = headers.Message;
        CommitTime = Time(headers["committer"]);
        Signature = headers[SignatureField] ?? headers[SignatureField + "-sha256"];
    }

    public ObjectId Id { get; }

    public ObjectId Tree { get; }

    public string Message { get; }

    public DateTimeOffset CommitTime { get; }

    /// <summary>The armoured signature, or null.</summary>
    public string? Signature { get; }

    /// <summary>The object's bytes.</summary>
    public byte[] Data { get; }

    /// <exception cref="SourceException">The object is no commit.</exception>
    public static GitCommit Read(IObjectSource objects, ObjectId id) =>
        objects.TypeOf(id) == GitObjectType.Commit ? new GitCommit(id, objects.Read(id)) : throw new SourceException("object not found");

    /// <summary>What the signature was made over: the object without the signature field.</summary>
    public byte[] SignedPayload() => SignedData.WithoutField(Data, SignatureField);

    private static DateTimeOffset Time(string? signature)
    {
        var parts = signature?.Split(' ') ?? [];
        return parts.Length >= 2 && long.TryParse(parts[^2], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seconds)
            && seconds is > -62_135_596_800 and < 253_402_300_799
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : DateTimeOffset.UnixEpoch;
    }
}
