using Flux.KubeApi.Resources;
using Flux.Manifests.Nodes;
using Flux.Manifests.Objects;
using Flux.Manifests.Text;
using Flux.Manifests.Validation;

namespace Flux.KubeApi.Errors;

/// <summary>The refusals of the API with their reasons and texts.</summary>
public static class ApiErrors
{
    private const string ModifiedText = "the object has been modified; please apply your changes to the latest version and try again";

    public static ApiException NotFound(ResourceDefinition resource, string name) => NotFound(resource.Group, resource.Plural, name);

    public static ApiException NotFound(string group, string plural, string name) =>
        Failure(404, "NotFound", $"{Qualified(group, plural)} {GoText.Quote(name)} not found", StatusBody.Details(name, group, plural));

    /// <summary>The path names no resource of its group.</summary>
    public static ApiException NoSuchResource() =>
        Failure(404, "NotFound", "the server could not find the requested resource", new MapNode());

    public static ApiException PageNotFound() => ApiException.PlainText(404, "404 page not found\n");

    public static ApiException AlreadyExists(ResourceDefinition resource, string name, bool isBeingDeleted = false) =>
        Failure(
            409,
            "AlreadyExists",
            $"{(isBeingDeleted ? "object is being deleted: " : "")}{resource.GroupResource} {GoText.Quote(name)} already exists",
            StatusBody.Details(name, resource.Group, resource.Plural));

    public static ApiException Modified(ResourceDefinition resource, string name) => Conflict(resource, name, ModifiedText);

    public static ApiException Conflict(ResourceDefinition resource, string name, string why) =>
        Failure(
            409,
            "Conflict",
            $"Operation cannot be fulfilled on {resource.GroupResource} {GoText.Quote(name)}: {why}",
            StatusBody.Details(name, resource.Group, resource.Plural));

    public static ApiException Invalid(GroupKind kind, string name, IReadOnlyList<FieldError> errors) =>
        new(422, FieldErrorList.InvalidStatus(kind, name, errors));

    /// <summary>A body that is not of its kind's types.</summary>
    /// <param name="fault">See <see cref="ApiException.DecodeFault"/>.</param>
    /// <param name="conversionFault">See <see cref="ApiException.ConversionFault"/>.</param>
    internal static ApiException WrongType(string kind, string version, string fault, string? conversionFault) =>
        new(400, StatusBody.Failure(400, "BadRequest", $"{kind} in version \"{version}\" cannot be handled as a {kind}: {fault}"))
        {
            ConversionFault = conversionFault,
            DecodeFault = fault,
        };

    public static ApiException BadRequest(string message) => Failure(400, "BadRequest", message, null);

    public static ApiException Unauthorized() => Failure(401, "Unauthorized", "Unauthorized", null);

    public static ApiException Forbidden(string group, string plural, string name, string message) =>
        Failure(403, "Forbidden", message, StatusBody.Details(name, group, plural));

    public static ApiException Forbidden(ResourceDefinition resource, string name, string why, ListNode? causes = null)
    {
        var details = StatusBody.Details(name, resource.Group, resource.Plural);
        if (causes is not null)
        {
            details.Set("causes", causes);
        }

        return Failure(403, "Forbidden", $"{resource.GroupResource} {GoText.Quote(name)} is forbidden: {why}", details);
    }

    public static ApiException MethodNotAllowed() =>
        Failure(405, "MethodNotAllowed", "the server does not allow this method on the requested resource", new MapNode());

    public static ApiException NotAcceptable(string accepted) =>
        Failure(406, "NotAcceptable", $"only the following media types are accepted: {accepted}", null);

    public static ApiException UnsupportedMediaType(string accepted) =>
        Failure(415, "UnsupportedMediaType", $"the body of the request was in an unknown format - accepted media types include: {accepted}", null);

    public static ApiException TooLarge(string message) => Failure(413, "RequestEntityTooLarge", message, null);

    public static ApiException Expired(string message) => Failure(410, "Expired", message, null);

    public static ApiException Internal(string message) => Failure(500, "InternalError", "Internal error occurred: " + message, InternalDetails(message));

    /// <summary>A 500 without a reason, as errors of no known class are reported.</summary>
    public static ApiException Unclassified(string message) => Failure(500, "", message, null);

    /// <summary>The resource version a read asks for has not been reached.</summary>
    public static ApiException TooLargeVersion(long wanted, long current)
    {
        var details = new MapNode
        {
            {
                "causes", new ListNode
                {
                    new MapNode { { "reason", "ResourceVersionTooLarge" }, { "message", "Too large resource version" } },
                }
            },
            { "retryAfterSeconds", 1 },
        };
        return new ApiException(504, StatusBody.Failure(504, "Timeout", $"Timeout: Too large resource version: {wanted}, current: {current}", details))
        {
            RetryAfterSeconds = 1,
        };
    }

    /// <summary>A limit of the caller's flow is exhausted.</summary>
    public static ApiException TooManyRequests(string message, int retryAfterSeconds) =>
        new(429, StatusBody.Failure(429, "TooManyRequests", message, new MapNode { { "retryAfterSeconds", retryAfterSeconds } }))
        {
            RetryAfterSeconds = retryAfterSeconds,
        };

    public static ApiException Failure(int code, string reason, string message, MapNode? details) =>
        new(code, StatusBody.Failure(code, reason, message, details));

    private static string Qualified(string group, string plural) => group.Length == 0 ? plural : $"{plural}.{group}";

    private static MapNode InternalDetails(string message) => new()
    {
        { "causes", new ListNode { new MapNode { { "message", message } } } },
    };
}
