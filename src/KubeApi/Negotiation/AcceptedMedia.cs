namespace Flux.KubeApi.Negotiation;

/// <summary>How a client wants its answer.</summary>
/// <param name="FormVersion">Version of the Table or metadata form: <c>v1</c> or <c>v1beta1</c>.</param>
internal sealed record AcceptedMedia(MediaFormat Format, ResponseForm Form, string FormVersion, bool IsPretty)
{
    public static readonly AcceptedMedia PlainJson = new(MediaFormat.Json, ResponseForm.Object, "v1", false);

    public string ContentType => Format switch
    {
        MediaFormat.Yaml => "application/yaml",
        MediaFormat.Protobuf => "application/vnd.kubernetes.protobuf",
        _ => "application/json",
    };
}
