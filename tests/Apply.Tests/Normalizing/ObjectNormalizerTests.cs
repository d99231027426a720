using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Flux.Apply.Normalizing;
using Flux.Manifests.Json;
using Flux.Manifests.Nodes;

namespace Flux.Apply.Tests.Normalizing;

public sealed class ObjectNormalizerTests
{
    [Theory]
    [InlineData("Cg==")]
    [InlineData("no base64")]
    [InlineData("Y2EtcGxhY2Vob2xkZXI=")]
    public void Normalize_CrdWithAPlaceholderForItsCaBundle_LosesIt(string bundle) =>
        Assert.Null(CaBundle(ObjectNormalizer.Normalize(Definition(bundle))));

    [Fact]
    public void Normalize_CrdWithACertificate_KeepsItAndItsStatus()
    {
        using var key = ECDsa.Create();
        using var certificate = new CertificateRequest("CN=ca", key, HashAlgorithmName.SHA256)
            .CreateSelfSigned(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2036, 1, 1, 0, 0, 0, TimeSpan.Zero));
        var bundle = Convert.ToBase64String(Encoding.ASCII.GetBytes(certificate.ExportCertificatePem()));

        var normalized = ObjectNormalizer.Normalize(Definition(bundle));

        Assert.Equal(bundle, CaBundle(normalized));
        Assert.NotNull(normalized["status"]);
    }

    [Fact]
    public void Normalize_Input_IsNotChanged()
    {
        var secret = (MapNode)JsonNodeReader.Read("""{"apiVersion":"v1","kind":"Secret","metadata":{"name":"s"},"stringData":{"a":"x"},"status":{}}""").Freeze();

        var normalized = ObjectNormalizer.Normalize(secret);

        Assert.Equal("eA==", normalized.GetString("data", "a"));
    }

    [Theory]
    [InlineData("""{"port":80}""", "0")]
    [InlineData("""{"port":80,"targetPort":null}""", "0")]
    [InlineData("""{"port":80,"targetPort":"web"}""", "\"web\"")]
    public void Normalize_PortOfAService_AlwaysHasItsTarget(string port, string target)
    {
        var service = (MapNode)JsonNodeReader.Read($$$"""{"apiVersion":"v1","kind":"Service","metadata":{"name":"s"},"spec":{"ports":[{{{port}}}]}}""");

        var normalized = ObjectNormalizer.Normalize(service);

        Assert.Equal(target, JsonNodeWriter.WriteToString(normalized.GetList("spec", "ports")![0].Get("targetPort")!));
    }

    [Theory]
    [InlineData("""{"hostNetwork":false,"containers":[]}""", """{"containers":[]}""")]
    [InlineData("""{"terminationGracePeriodSeconds":0,"containers":[]}""", """{"containers":[],"terminationGracePeriodSeconds":0}""")]
    [InlineData("""{"nodeName":"","priority":0,"securityContext":{},"containers":[]}""", """{"containers":[],"priority":0,"securityContext":{}}""")]
    public void Normalize_ZeroThatIsWritten_StaysWhereGoHoldsAPointer(string spec, string expected)
    {
        var pod = (MapNode)JsonNodeReader.Read($$"""{"apiVersion":"v1","kind":"Pod","metadata":{"name":"p"},"spec":{{spec}}}""");

        Assert.Equal(JsonNodeReader.Read(expected), ObjectNormalizer.Normalize(pod)["spec"]);
    }

    [Fact]
    public void Normalize_ResourceOfTheDownwardApi_HasItsDivisor()
    {
        var pod = (MapNode)JsonNodeReader.Read("""
            {"apiVersion":"v1","kind":"Pod","metadata":{"name":"p"},"spec":{"containers":[
              {"name":"c","env":[{"name":"A","valueFrom":{"resourceFieldRef":{"resource":"limits.cpu"}}},{"name":"B","value":""}]}]}}
            """);

        var variables = (MapNode)((ListNode)ObjectNormalizer.Normalize(pod).Get("spec", "containers")!)[0];

        Assert.Equal(
            JsonNodeReader.Read("""[{"name":"A","valueFrom":{"resourceFieldRef":{"divisor":"0","resource":"limits.cpu"}}},{"name":"B"}]"""),
            variables["env"]);
    }

    private static MapNode Definition(string caBundle)
    {
        var definition = (MapNode)JsonNodeReader.Read("""
            {"apiVersion":"apiextensions.k8s.io/v1","kind":"CustomResourceDefinition","metadata":{"name":"x.y"},
             "spec":{"conversion":{"webhook":{"clientConfig":{}}}},"status":{"a":1}}
            """);
        definition.GetMap("spec", "conversion", "webhook", "clientConfig")!.Set("caBundle", caBundle);
        return definition;
    }

    private static string? CaBundle(MapNode definition) => definition.GetString("spec", "conversion", "webhook", "clientConfig", "caBundle");
}
