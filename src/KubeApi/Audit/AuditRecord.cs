namespace Flux.KubeApi.Audit;

/// <summary>One mutation that was tried: who, from where, what, and how it ended. Holds nothing of the objects themselves.</summary>
/// <param name="AuditId">The identity that the answer carried in its <c>Audit-Id</c> header.</param>
/// <param name="Caller">Who was authenticated.</param>
/// <param name="ActingAs">Whom the caller impersonated; the caller itself otherwise.</param>
/// <param name="Code">HTTP status code of the answer.</param>
public sealed record AuditRecord(
    string AuditId, DateTimeOffset Time, string Caller, string ActingAs, string Verb, string Path, string Group, string Resource, string Namespace, string Name, int Code)
{
    public static readonly IReadOnlyDictionary<string, string> NoAnnotations = System.Collections.Immutable.ImmutableDictionary<string, string>.Empty;

    /// <summary>Address that the request came from; empty when unknown.</summary>
    public string Source { get; init; } = "";

    /// <summary>The program that the caller says it is.</summary>
    public string UserAgent { get; init; } = "";

    /// <summary>What admission noted, by qualified names.</summary>
    public IReadOnlyDictionary<string, string> Annotations { get; init; } = NoAnnotations;
}
