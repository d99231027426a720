using Flux.Manifests.Nodes;
using Flux.Manifests.Text;

namespace Flux.DevCluster.Admission.Webhooks;

/// <summary>What an answer must look like to be one to the question that was asked.</summary>
internal static class WebhookResponseRules
{
    private const string ApiVersion = "admission.k8s.io/v1";

    /// <summary>What is wrong with an answer, or null.</summary>
    public static string? Check(MapNode? review, string uid, bool isMutating)
    {
        var response = review.GetMap("response");
        var kind = review.GetString("kind") ?? "";
        var apiVersion = review.GetString("apiVersion") ?? "";
        if (response is null)
        {
            return "webhook response was absent";
        }

        if (response.GetString("uid") != uid)
        {
            return $"expected response.uid={GoText.Quote(uid)}, got {GoText.Quote(response.GetString("uid") ?? "")}";
        }

        if (kind != "AdmissionReview" || apiVersion != ApiVersion)
        {
            return $"expected webhook response of {ApiVersion}, Kind=AdmissionReview, got {(apiVersion.Length == 0 ? "/" : apiVersion)}, Kind={kind}";
        }

        return CheckPatch(response.GetString("patch") is { Length: > 0 }, response.GetString("patchType"), isMutating);
    }

    private static string? CheckPatch(bool hasPatch, string? patchType, bool isMutating)
    {
        if (!isMutating)
        {
            return hasPatch ? "validating webhook may not return response.patch" : patchType is not null ? "validating webhook may not return response.patchType" : null;
        }

        return (hasPatch, patchType) switch
        {
            (true, null) => "webhook returned response.patch but not response.patchType",
            (false, not null) => "webhook returned response.patchType but not response.patch",
            (_, null or "JSONPatch") => null,
            _ => $"webhook returned invalid response.patchType of {GoText.Quote(patchType)}",
        };
    }
}
