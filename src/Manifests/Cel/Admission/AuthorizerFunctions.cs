using Flux.Manifests.Cel.Functions;
using Flux.Manifests.Cel.Types;
using Flux.Manifests.Cel.Values;

namespace Flux.Manifests.Cel.Admission;

/// <summary>Questions to the authorizer: <c>authorizer.group('apps').resource('deployments').namespace('x').check('create').allowed()</c>.</summary>
internal static class AuthorizerFunctions
{
    public static IEnumerable<CelFunction> All { get; } =
    [
        Step("path", "authorizer_path: authorizer.(string) -> pathCheck", CelTypes.PathCheck, static (access, text) => access with { Path = text }),
        Step("group", "authorizer_group: authorizer.(string) -> groupCheck", CelTypes.GroupCheck, static (access, text) => access with { Group = text }),
        Step("resource", "groupcheck_resource: groupCheck.(string) -> resourceCheck", CelTypes.ResourceCheck, static (access, text) => access with { Resource = text }),
        Step("subresource", "resourcecheck_subresource: resourceCheck.(string) -> resourceCheck", CelTypes.ResourceCheck, static (access, text) => access with { Subresource = text }),
        Step("namespace", "resourcecheck_namespace: resourceCheck.(string) -> resourceCheck", CelTypes.ResourceCheck, static (access, text) => access with { Namespace = text }),
        Step("name", "resourcecheck_name: resourceCheck.(string) -> resourceCheck", CelTypes.ResourceCheck, static (access, text) => access with { Name = text }),
        Step("fieldSelector", "authorizer_fieldselector: resourceCheck.(string) -> resourceCheck", CelTypes.ResourceCheck, static (access, _) => access),
        Step("labelSelector", "authorizer_labelselector: resourceCheck.(string) -> resourceCheck", CelTypes.ResourceCheck, static (access, _) => access),
        CelFunction.Declare("serviceAccount", ServiceAccount, "authorizer_serviceaccount: authorizer.(string, string) -> authorizer"),
        CelFunction.Declare("check", Check, "pathcheck_check: pathCheck.(string) -> decision", "resourcecheck_check: resourceCheck.(string) -> decision"),
        Answer("allowed", "decision_allowed: decision.() -> bool", static decision => CelValue.Of(decision.IsAllowed)),
        Answer("reason", "decision_reason: decision.() -> string", static decision => CelValue.Of(decision.Reason)),
        Answer("errored", "decision_errored: decision.() -> bool", static decision => CelValue.Of(decision.Error is not null)),
        Answer("error", "decision_error: decision.() -> string", static decision => CelValue.Of(decision.Error ?? "")),
    ];

    private static CelFunction Step(string name, string signature, CelType result, Func<CelAccess, string, CelAccess> step) => CelFunction.Declare(
        name,
        arguments => Value(arguments[0]) is { } value && arguments[1].Kind == CelKind.String
            ? CelValue.Of(new AuthorizerValue(result, value.Authorizer, step(value.Access, arguments[1].AsString)))
            : CelValue.NoSuchOverload,
        signature);

    private static CelFunction Answer(string name, string signature, Func<CelAccessDecision, CelValue> answer) => CelFunction.Declare(
        name,
        arguments => arguments[0].Kind == CelKind.Opaque && arguments[0].AsOpaque is DecisionValue value ? answer(value.Decision) : CelValue.NoSuchOverload,
        signature);

    private static CelValue ServiceAccount(ReadOnlySpan<CelValue> arguments) =>
        Value(arguments[0]) is { } value && arguments[1].Kind == CelKind.String && arguments[2].Kind == CelKind.String
            ? CelValue.Of(value with { Access = value.Access with { ServiceAccount = (arguments[1].AsString, arguments[2].AsString) } })
            : CelValue.NoSuchOverload;

    private static CelValue Check(ReadOnlySpan<CelValue> arguments) => Value(arguments[0]) is { } value && arguments[1].Kind == CelKind.String
        ? CelValue.Of(new DecisionValue(value.Authorizer.Check(value.Access with { Verb = arguments[1].AsString })))
        : CelValue.NoSuchOverload;

    private static AuthorizerValue? Value(CelValue value) => value.Kind == CelKind.Opaque ? value.AsOpaque as AuthorizerValue : null;
}
