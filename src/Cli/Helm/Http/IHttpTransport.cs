namespace Flux.Cli.Helm.Http;

/// <summary>Sends requests to repositories and registries.</summary>
public interface IHttpTransport
{
    /// <exception cref="TransportException">There was no answer.</exception>
    HttpReply Send(HttpCall call);
}
