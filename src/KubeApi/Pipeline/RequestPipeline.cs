using Flux.KubeApi.Audit;
using Flux.KubeApi.Authentication;
using Flux.KubeApi.Authorization;
using Flux.KubeApi.Errors;
using Flux.KubeApi.FlowControl;
using Flux.KubeApi.Impersonation;
using Flux.KubeApi.Negotiation;
using Flux.KubeApi.Requests;
using Flux.Manifests.Validation;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Flux.KubeApi.Pipeline;

/// <summary>Every request passes here: who, on whose behalf, whether it may, then its handler. The only place that turns exceptions into answers.</summary>
internal sealed partial class RequestPipeline(
    RequestAuthentication authentication,
    ImpersonationCheck impersonation,
    AccessCheck access,
    RequestRouter router,
    IEnumerable<IAuditSink> auditSinks,
    RequestSeats seats,
    TimeProvider time,
    ILogger<RequestPipeline> logger)
{
    private readonly IAuditSink[] _auditSinks = [.. auditSinks];

    public async Task HandleAsync(HttpContext http)
    {
        var auditId = Guid.NewGuid().ToString();
        http.Response.Headers["Audit-Id"] = auditId;
        http.Response.Headers.CacheControl = "no-cache, private";
        var info = RequestInfoParser.Parse(http.Request);
        var caller = UserInfo.Anonymous;
        var user = UserInfo.Anonymous;
        using var deadline = new RequestDeadline(http, info, time);
        try
        {
            deadline.Begin();
            caller = await authentication.AuthenticateAsync(http).ConfigureAwait(false);
            user = await impersonation.ApplyAsync(caller, info, http).ConfigureAwait(false);
            using var seat = await seats.TakeAsync(user, info, http).ConfigureAwait(false);
            await access.RequireAsync(user, info, http).ConfigureAwait(false);
            await router.HandleAsync(http, info, user).ConfigureAwait(false);
        }
        catch (ApiException error) when (!http.Response.HasStarted)
        {
            await ResponseWriter.WriteErrorAsync(http, error).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (deadline.IsOver && !http.Response.HasStarted)
        {
            await ResponseWriter.WriteErrorAsync(http, deadline.Exceeded()).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // The client has left; nobody reads an answer.
        }
        catch (BadHttpRequestException error) when (!http.Response.HasStarted)
        {
            await ResponseWriter.WriteErrorAsync(http, BodyReader.Refusal(error)).ConfigureAwait(false);
        }
        catch (Exception error) when (!http.Response.HasStarted)
        {
            LogFailed(logger, error, http.Request.Method, info.Path);
            await ResponseWriter.WriteErrorAsync(http, ApiErrors.Internal("the request failed unexpectedly; see the server's log")).ConfigureAwait(false);
        }

        await AuditAsync(auditId, info, caller, user, http).ConfigureAwait(false);
    }

    private async ValueTask AuditAsync(string auditId, RequestInfo info, UserInfo caller, UserInfo user, HttpContext http)
    {
        if (_auditSinks.Length == 0 || !info.IsResource || info.Verb is "get" or "list" or "watch" or "" || IsDryRun(info, http))
        {
            return;
        }

        var record = new AuditRecord(
            auditId, time.GetUtcNow(), caller.Name, user.Name, info.Verb, info.Path, info.Group, info.Resource, info.Namespace, info.Name, http.Response.StatusCode)
        {
            Source = http.Connection.RemoteIpAddress?.ToString() ?? "",
            UserAgent = http.Request.Headers.UserAgent.ToString(),
            Annotations = http.Features.Get<AuditAnnotations>()?.Values ?? AuditRecord.NoAnnotations,
        };
        foreach (var sink in _auditSinks)
        {
            await sink.RecordAsync(record, CancellationToken.None).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// A dry run changes nothing, and comparing what is declared with what is there makes many. Only what surely was one is left out:
    /// the body of a deletion overrules its query, and actions such as an eviction read options of their own.
    /// </summary>
    private static bool IsDryRun(RequestInfo info, HttpContext http)
    {
        List<FieldError> errors = [];
        return info.Verb is "create" or "update" or "patch"
            && info.Subresource is ("" or "status" or "scale")
            && QueryReader.ReadDryRun(http.Request.Query["dryRun"], errors)
            && errors.Count == 0;
    }

    [LoggerMessage(EventId = 7001, Level = LogLevel.Error, Message = "{Method} {Path} failed unexpectedly")]
    private static partial void LogFailed(ILogger logger, Exception error, string method, string path);
}
