using Flux.Sources.Git.Objects;

namespace Flux.Sources.Git;

/// <summary>Revision strings: <c>main@sha1:…</c>, <c>refs/pull/7/head@sha1:…</c>, <c>sha1:…</c>, and the older <c>main/…</c>.</summary>
public static class GitRevision
{
    private const string UnknownAlgorithm = "<unknown>";
    private const string Head = "HEAD";

    /// <summary>The revision of a commit at a reference.</summary>
    /// <param name="pointer">A short or full reference name; empty for a bare commit.</param>
    /// <param name="hash">40 or 64 hex digits.</param>
    public static string Format(string pointer, string hash) => pointer.Length == 0 ? Digest(hash) : $"{pointer}@{Digest(hash)}";

    /// <summary>The short form of a full reference name: what follows the kind of reference.</summary>
    public static string ShortName(string reference)
    {
        foreach (var prefix in (ReadOnlySpan<string>)["refs/heads/", "refs/tags/", "refs/remotes/", "refs/notes/", "refs/"])
        {
            if (reference.StartsWith(prefix, StringComparison.Ordinal))
            {
                var rest = reference[prefix.Length..];
                return prefix == "refs/" && rest.IndexOf('/', StringComparison.Ordinal) is > 0 and var slash ? rest[(slash + 1)..] : rest;
            }
        }

        return reference;
    }

    /// <summary>Brings the older forms, which knew only SHA-1, into the present one.</summary>
    public static string Normalise(string revision)
    {
        var hash = Hash(revision);
        if (hash.Length == 0 || revision.Contains(':', StringComparison.Ordinal))
        {
            return revision;
        }

        var pointer = Pointer(revision);
        var digest = (Algorithm(hash) == ObjectFormat.Sha1.Name ? ObjectFormat.Sha1.Name : UnknownAlgorithm) + ":" + hash;
        return pointer.Length == 0 ? digest : $"{pointer}@{digest}";
    }

    /// <summary>The name before the hash; empty for a bare hash.</summary>
    public static string Pointer(string revision)
    {
        var at = revision.LastIndexOf('@');
        if (at >= 0)
        {
            return revision[..at];
        }

        var slash = revision.LastIndexOf('/');
        var pointer = slash < 0 ? "" : revision[..slash];
        return pointer == Head ? "" : pointer;
    }

    /// <summary>The hash without its algorithm.</summary>
    public static string Hash(string revision)
    {
        var colon = revision.LastIndexOf(':');
        if (colon >= 0)
        {
            return revision[(colon + 1)..];
        }

        var slash = revision.LastIndexOf('/');
        return slash < 0 ? revision : revision[(slash + 1)..];
    }

    /// <summary><c>algorithm:hash</c>.</summary>
    public static string Digest(string hash) => hash.Length == 0 ? "" : $"{Algorithm(hash)}:{hash}";

    /// <summary>Told by length; <c>&lt;unknown&gt;</c> for what is no hash.</summary>
    public static string Algorithm(string hash) => ObjectId.TryParse(hash) is { } id ? ObjectFormat.Of(id).Name : UnknownAlgorithm;

    /// <summary>The first line of a message, cut to 50 characters for display.</summary>
    public static string ShortMessage(string message)
    {
        const int longest = 50;
        var end = message.IndexOf('\n', StringComparison.Ordinal);
        var line = end < 0 ? message : message[..end];
        var runes = line.EnumerateRunes().Count();
        return runes <= longest ? line : string.Concat(line.EnumerateRunes().Take(longest)) + "...";
    }
}
