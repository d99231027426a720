using Flux.Manifests.Cel.Environments;
using Flux.Manifests.Cel.Types;
using Flux.Manifests.Cel.Values;

namespace Flux.Manifests.Cel.Admission;

/// <summary>
/// What the expressions of admission policies and of webhooks' match conditions may use: <c>object</c>, <c>oldObject</c>,
/// <c>request</c>, <c>namespaceObject</c>, and on demand <c>params</c>, <c>authorizer</c> and <c>variables</c>.
/// </summary>
public static class AdmissionEnvironment
{
    /// <summary>The variable that is the question whether the caller may do what it asks for.</summary>
    public const string RequestResource = "authorizer.requestResource";

    /// <param name="hasParams">Whether <c>params</c> is declared.</param>
    /// <param name="hasAuthorizer">Whether the authorizer can be asked.</param>
    /// <param name="variables">The fields of <c>variables</c>; null when there are none to be.</param>
    /// <param name="objects">The type of the objects; null when it is not known.</param>
    /// <param name="hasPatchTypes">Whether the messages of mutating policies can be made.</param>
    public static CelEnvironment Create(
        bool hasParams, bool hasAuthorizer, IReadOnlyList<(string Name, CelType Type)>? variables, CelType? objects = null, bool hasPatchTypes = false)
    {
        var declared = new List<KeyValuePair<string, CelType>>
        {
            KeyValuePair.Create("object", objects ?? CelType.Dyn),
            KeyValuePair.Create("oldObject", objects ?? CelType.Dyn),
            KeyValuePair.Create("request", AdmissionTypes.Request),
            KeyValuePair.Create("namespaceObject", AdmissionTypes.Namespace),
        };
        if (hasParams)
        {
            declared.Add(KeyValuePair.Create("params", CelType.Dyn));
        }

        if (hasAuthorizer)
        {
            declared.Add(KeyValuePair.Create("authorizer", CelTypes.Authorizer));
            declared.Add(KeyValuePair.Create(RequestResource, CelTypes.ResourceCheck));
        }

        if (variables is not null)
        {
            declared.Add(KeyValuePair.Create("variables", AdmissionTypes.Object("kubernetes.variables", [.. variables])));
        }

        return (hasPatchTypes ? CelEnvironments.Mutation : CelEnvironments.Admission).WithVariables(declared);
    }

    /// <summary>The value of <c>authorizer</c>.</summary>
    public static CelValue Authorizer(ICelAuthorizer authorizer) => CelValue.Of(new AuthorizerValue(CelTypes.Authorizer, authorizer, new CelAccess()));

    /// <summary>The value of <c>authorizer.requestResource</c>.</summary>
    public static CelValue ResourceCheck(ICelAuthorizer authorizer, CelAccess access) => CelValue.Of(new AuthorizerValue(CelTypes.ResourceCheck, authorizer, access));
}
