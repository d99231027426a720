namespace Flux.KubeApi.Negotiation;

public enum MediaFormat
{
    Json,
    Yaml,
    Protobuf,
}
