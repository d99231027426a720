namespace Flux.KubeApi.Audit;

/// <summary>One mutation that was tried: who, what, and how it ended.</summary>
/// <param name="Caller">Who was authenticated.</param>
/// <param name="ActingAs">Whom the caller impersonated; the caller itself otherwise.</param>
/// <param name="Code">HTTP status code of the answer.</param>
public sealed record AuditRecord(
    string AuditId, DateTimeOffset Time, string Caller, string ActingAs, string Verb, string Path, string Group, string Resource, string Namespace, string Name, int Code);
