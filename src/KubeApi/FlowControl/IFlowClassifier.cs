using Flux.KubeApi.Authentication;
using Flux.KubeApi.Requests;

namespace Flux.KubeApi.FlowControl;

/// <summary>Tells which requests share a fair share.</summary>
public interface IFlowClassifier
{
    Flow Classify(UserInfo user, RequestInfo request);
}
