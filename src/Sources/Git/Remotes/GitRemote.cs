using Flux.Sources.Git.Objects;
using Flux.Sources.Git.Packs;
using Flux.Sources.Git.Protocol;
using Flux.Sources.Git.Transports;

namespace Flux.Sources.Git.Remotes;

/// <summary>
/// A client of Git's upload-pack. It asks in protocol version 0, where one answer tells every reference and every server
/// understands it; version 2 is asked where it says more: for repositories with very many references, and for commits that
/// no reference names.
/// </summary>
internal sealed class GitRemote(IGitTransport transport, GitRemoteOptions options) : IAsyncDisposable
{
    /// <summary>The text for a repository that a server does not have, when it says so outside of HTTP.</summary>
    public const string RepositoryNotFound = "repository not found";

    private const string Agent = "agent=git/flux";
    private const int Unlimited = int.MaxValue;

    private static readonly string[] MissingPhrases = ["repository not found", "repository does not exist", "does not appear to be a git repository", "project not found"];

    /// <param name="prefixes">The references of interest; others may be left out of the answer.</param>
    /// <param name="cancellationToken">Ends the exchange.</param>
    public async Task<RemoteRefs> ListAsync(IReadOnlyList<string> prefixes, CancellationToken cancellationToken)
    {
        var maxRefs = transport.SupportsVersion2 ? options.ManyRefs : Unlimited;
        var refs = await AdvertiseAsync(false, maxRefs, cancellationToken).ConfigureAwait(false);
        if (refs is not null)
        {
            return refs;
        }

        var offer = await AdvertiseAsync(true, Unlimited, cancellationToken).ConfigureAwait(false);
        return offer!.IsVersion2 ? await ListVersion2Async(offer, prefixes, cancellationToken).ConfigureAwait(false) : offer;
    }

    /// <summary>Fetches objects that references name.</summary>
    /// <param name="depth">How many commits deep; 0 for all.</param>
    public Task<Pack> FetchAsync(RemoteRefs refs, IReadOnlyCollection<ObjectId> wants, int depth, CancellationToken cancellationToken) =>
        FetchAsync(refs, new FetchRequest(wants, depth, Filter: null), cancellationToken);

    /// <summary>Fetches the history of a commit without any file or directory, if the server can leave those out.</summary>
    /// <returns>Null when it cannot.</returns>
    public async Task<Pack?> TryFetchHistoryAsync(RemoteRefs refs, ObjectId tip, CancellationToken cancellationToken) =>
        OffersFilter(refs) ? await FetchAsync(refs, new FetchRequest([tip], 0, "tree:0"), cancellationToken).ConfigureAwait(false) : null;

    private async Task<Pack> FetchAsync(RemoteRefs refs, FetchRequest fetch, CancellationToken cancellationToken)
    {
        var request = refs.IsVersion2 ? Version2Request(refs, fetch) : Version0Request(refs, fetch);
        var stream = await transport.RequestAsync(request, refs.IsVersion2, cancellationToken).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            var sideBand = refs.Has("side-band-64k") || refs.Has("side-band");
            var file = await new PackReceiver(options)
                .ReceiveAsync(stream, refs.IsVersion2, sideBand, cancellationToken).ConfigureAwait(false);
            return Pack.Open(file, refs.Format, options.Limits, cancellationToken);
        }
    }

    /// <summary>Fetches a commit that no reference names, if the server gives such commits out.</summary>
    /// <returns>Null when it does not, or does not have it.</returns>
    public async Task<Pack?> TryFetchUnnamedAsync(RemoteRefs refs, ObjectId commit, CancellationToken cancellationToken)
    {
        var offer = refs;
        if (!refs.Has("allow-reachable-sha1-in-want") && !refs.Has("allow-any-sha1-in-want"))
        {
            if (!transport.SupportsVersion2)
            {
                return null;
            }

            offer = refs.IsVersion2 ? refs : await AdvertiseAsync(true, Unlimited, cancellationToken).ConfigureAwait(false);
            if (offer is not { IsVersion2: true })
            {
                return null;
            }
        }

        try
        {
            return await FetchAsync(offer, [commit], depth: 1, cancellationToken).ConfigureAwait(false);
        }
        catch (SourceException error) when (error.Message.Contains("not our ref", StringComparison.Ordinal))
        {
            return null;
        }
    }

    public ValueTask DisposeAsync() => transport.DisposeAsync();

    private async Task<RemoteRefs?> AdvertiseAsync(bool version2, int maxRefs, CancellationToken cancellationToken)
    {
        var stream = await transport.AdvertiseAsync(version2, cancellationToken).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            try
            {
                return await AdvertisementReader.ReadAsync(stream, transport.HasServiceHeader, maxRefs, cancellationToken).ConfigureAwait(false);
            }
            catch (SourceException error)
            {
                throw Explain(await transport.ReadComplaintAsync().ConfigureAwait(false)) ?? error;
            }
        }
    }

    /// <summary>Servers say what is wrong in words of their own.</summary>
    private static SourceException? Explain(string complaint)
    {
        if (complaint.Length == 0)
        {
            return null;
        }

        var isMissing = Array.Exists(MissingPhrases, phrase => complaint.Contains(phrase, StringComparison.OrdinalIgnoreCase));
        return new SourceException(isMissing ? RepositoryNotFound : "unknown error: " + complaint.Split('\n')[0].Trim());
    }

    private async Task<RemoteRefs> ListVersion2Async(RemoteRefs offer, IReadOnlyList<string> prefixes, CancellationToken cancellationToken)
    {
        var request = BeginCommand(offer, "ls-refs").Line("peel");
        foreach (var prefix in prefixes)
        {
            request.Line("ref-prefix " + prefix);
        }

        var stream = await transport.RequestAsync(request.Flush().ToBytes(), true, cancellationToken).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            await RefListReader.ReadAsync(stream, offer, cancellationToken).ConfigureAwait(false);
            return offer;
        }
    }

    /// <summary>In version 2 filters are one of the words after <c>fetch=</c>.</summary>
    private static bool OffersFilter(RemoteRefs refs) =>
        refs.IsVersion2 ? refs.Capability("fetch")?.Split(' ').Contains("filter") == true : refs.Has("filter");

    private static byte[] Version0Request(RemoteRefs refs, FetchRequest fetch)
    {
        string[] wanted = ["multi_ack_detailed", refs.Has("side-band-64k") ? "side-band-64k" : "side-band", "ofs-delta", "no-progress"];
        var capabilities = string.Join(' ', wanted.Where(refs.Has).Append(Agent));
        if (fetch.Filter is not null)
        {
            capabilities += " filter";
        }

        if (refs.Has("object-format"))
        {
            capabilities += " object-format=" + refs.Format.Name;
        }

        var request = new PktLineWriter();
        foreach (var want in fetch.Wants)
        {
            request.Line($"want {want}{(capabilities.Length > 0 ? " " + capabilities : "")}");
            capabilities = "";
        }

        if (fetch.Depth > 0 && refs.Has("shallow"))
        {
            request.Line($"deepen {fetch.Depth}");
        }

        if (fetch.Filter is not null)
        {
            request.Line("filter " + fetch.Filter);
        }

        return request.Flush().Line("done").ToBytes();
    }

    private static byte[] Version2Request(RemoteRefs refs, FetchRequest fetch)
    {
        var request = BeginCommand(refs, "fetch").Line("ofs-delta").Line("no-progress");
        if (fetch.Depth > 0)
        {
            request.Line($"deepen {fetch.Depth}");
        }

        if (fetch.Filter is not null)
        {
            request.Line("filter " + fetch.Filter);
        }

        foreach (var want in fetch.Wants)
        {
            request.Line($"want {want}");
        }

        return request.Line("done").Flush().ToBytes();
    }

    private static PktLineWriter BeginCommand(RemoteRefs offer, string command)
    {
        var request = new PktLineWriter().Line("command=" + command);
        if (offer.Has("agent"))
        {
            request.Line(Agent);
        }

        if (offer.Has("object-format"))
        {
            request.Line("object-format=" + offer.Format.Name);
        }

        return request.Delimiter();
    }
}
