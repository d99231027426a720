namespace Flux.Grains.Artifacts;

/// <summary>What came of one attempt to download an artifact.</summary>
/// <param name="Bytes">The artifact; null when it was not had.</param>
/// <param name="Problem">Why not, in Go's words where it is the connection; null where the answer alone says so.</param>
/// <param name="Status">The answer's status line, such as <c>403 Forbidden</c>; null where there was none.</param>
/// <param name="IsNotFound">The server says that there is no such artifact.</param>
/// <param name="IsFinal">The server's answer will be the same the next time.</param>
internal readonly record struct DownloadAttempt(byte[]? Bytes, string? Problem = null, string? Status = null, bool IsNotFound = false, bool IsFinal = false);
