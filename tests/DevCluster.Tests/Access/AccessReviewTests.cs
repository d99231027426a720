using System.Net;
using Flux.DevCluster.Tests.Controllers;
using Flux.Manifests.Nodes;

namespace Flux.DevCluster.Tests.Access;

public sealed class AccessReviewTests(ControllerCluster cluster) : IClassFixture<ControllerCluster>
{
    private const string Reviews = "/apis/authorization.k8s.io/v1";

    [Theory]
    [InlineData("selfsubjectaccessreviews", "{}", "spec.resourceAttributes: Invalid value: null: exactly one of nonResourceAttributes or resourceAttributes must be specified")]
    [InlineData(
        "selfsubjectaccessreviews",
        """{"resourceAttributes": {"verb": "get"}, "nonResourceAttributes": {"verb": "get", "path": "/x"}}""",
        """spec.nonResourceAttributes: Invalid value: {"Path":"/x","Verb":"get"}: cannot be specified in combination with resourceAttributes""")]
    [InlineData(
        "subjectaccessreviews",
        """{"resourceAttributes": {"verb": "get"}}""",
        """spec.user: Invalid value: "": at least one of user or group must be specified""")]
    [InlineData(
        "namespaces/default/localsubjectaccessreviews",
        """{"user": "eve", "resourceAttributes": {"verb": "get", "namespace": "other"}}""",
        """spec.resourceAttributes.namespace: Invalid value: "other": must match metadata.namespace""")]
    [InlineData(
        "selfsubjectaccessreviews",
        """{"resourceAttributes": {"verb": "list", "labelSelector": {}}}""",
        "spec.resourceAttributes.labelSelector.requirements: Required value: when spec.resourceAttributes.labelSelector is specified, requirements or rawSelector is required")]
    public async Task Review_ThatAsksNothingOrTooMuch_IsInvalid(string kind, string spec, string fault)
    {
        var answer = await cluster.SendAsync($"{Reviews}/{kind}", cluster.AdministratorToken, $$"""{"spec": {{spec}}}""");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Code);
        Assert.Equal($".authorization.k8s.io \"\" is invalid: {fault}", answer.Body.GetString("message"));
    }

    [Fact]
    public async Task RulesReview_WithoutANamespace_IsRefused()
    {
        var answer = await cluster.SendAsync($"{Reviews}/selfsubjectrulesreviews", cluster.AdministratorToken, """{"spec": {}}""");

        Assert.Equal(HttpStatusCode.BadRequest, answer.Code);
        Assert.Equal("no namespace on request", answer.Body.GetString("message"));
    }
}
