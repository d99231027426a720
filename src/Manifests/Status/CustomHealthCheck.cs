namespace Flux.Manifests.Status;

/// <summary>How the health of a kind is told by expressions (<c>spec.healthCheckExprs</c>).</summary>
/// <param name="ApiVersion">Group and version of the objects; the version does not matter.</param>
/// <param name="Kind">Their kind; empty for every kind of the group.</param>
/// <param name="Current">True when the object is as wanted. Required.</param>
/// <param name="InProgress">True while it is on the way; may be empty.</param>
/// <param name="Failed">True when it will not get there; may be empty.</param>
public sealed record CustomHealthCheck(string ApiVersion, string Kind, string Current, string InProgress = "", string Failed = "");
