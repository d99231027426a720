namespace Flux.Manifests.Cel.Admission;

/// <summary>Answers what expressions ask through the variable <c>authorizer</c>.</summary>
public interface ICelAuthorizer
{
    CelAccessDecision Check(CelAccess access);
}
