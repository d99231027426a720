namespace Flux.Sources.Serving;

/// <summary>An HTTP request for a repository, free of any web framework.</summary>
/// <param name="Method">Upper case.</param>
/// <param name="Path">Below where the repositories are served, such as <c>/team/app.git/info/refs</c>.</param>
/// <param name="Query">Without the question mark; may be empty.</param>
/// <param name="Headers">By lower-case name; <c>git-protocol</c> and <c>content-encoding</c> are read.</param>
/// <param name="Body">The request's body.</param>
public sealed record GitHttpRequest(string Method, string Path, string Query, IReadOnlyDictionary<string, string> Headers, Stream Body);
