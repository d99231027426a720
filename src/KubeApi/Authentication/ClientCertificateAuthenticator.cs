using Flux.KubeApi.Certificates;
using Microsoft.AspNetCore.Http;

namespace Flux.KubeApi.Authentication;

/// <summary>Client certificates: common name is the user, organizations are groups.</summary>
/// <param name="trust">The client authorities of the moment; null where the TLS layer lets only verified certificates through.</param>
public sealed class ClientCertificateAuthenticator(Func<CertificateTrust?>? trust = null) : IAuthenticator
{
    public ValueTask<AuthenticationOutcome> AuthenticateAsync(HttpContext http, CancellationToken cancellationToken)
    {
        if (http.Connection.ClientCertificate is not { } certificate)
        {
            return new(AuthenticationOutcome.None);
        }

        if (trust is not null && trust()?.Verifies(certificate) != true)
        {
            return new(AuthenticationOutcome.Refused);
        }

        var subject = SubjectNames.Of(certificate);
        return new(subject.CommonName.Length == 0
            ? AuthenticationOutcome.Refused
            : AuthenticationOutcome.Of(new UserInfo(subject.CommonName, subject.Organizations)));
    }
}
