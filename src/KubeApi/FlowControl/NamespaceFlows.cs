using Flux.KubeApi.Authentication;
using Flux.KubeApi.Requests;

namespace Flux.KubeApi.FlowControl;

/// <summary>A flow per namespace of service accounts, and one per other user. Masters and health checks are exempt.</summary>
internal sealed class NamespaceFlows : IFlowClassifier
{
    private const string ServiceAccount = "system:serviceaccount:";

    public Flow Classify(UserInfo user, RequestInfo request)
    {
        if (user.IsInGroup(UserInfo.MastersGroup) || (!request.IsResource && request.Path is "/healthz" or "/livez" or "/readyz"))
        {
            return new Flow("", FlowSchema.Exempt);
        }

        if (!user.Name.StartsWith(ServiceAccount, StringComparison.Ordinal))
        {
            return new Flow("user/" + user.Name, FlowSchema.Users);
        }

        var rest = user.Name.AsSpan(ServiceAccount.Length);
        var colon = rest.IndexOf(':');
        return new Flow($"namespace/{(colon < 0 ? rest : rest[..colon])}", FlowSchema.ServiceAccounts);
    }
}
