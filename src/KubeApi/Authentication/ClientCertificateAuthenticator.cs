using Microsoft.AspNetCore.Http;

namespace Flux.KubeApi.Authentication;

/// <summary>Client certificates that the TLS layer has verified against the client CA: common name is the user, organizations are groups.</summary>
public sealed class ClientCertificateAuthenticator : IAuthenticator
{
    private const string CommonNameOid = "2.5.4.3";
    private const string OrganizationOid = "2.5.4.10";

    public ValueTask<AuthenticationOutcome> AuthenticateAsync(HttpContext http, CancellationToken cancellationToken)
    {
        if (http.Connection.ClientCertificate is not { } certificate)
        {
            return new(AuthenticationOutcome.None);
        }

        var groups = new List<string>();
        var name = "";
        foreach (var part in certificate.SubjectName.EnumerateRelativeDistinguishedNames())
        {
            switch (part.GetSingleElementType().Value)
            {
                case CommonNameOid:
                    name = part.GetSingleElementValue() ?? "";
                    break;
                case OrganizationOid:
                    groups.Add(part.GetSingleElementValue() ?? "");
                    break;
            }
        }

        return new(name.Length == 0 ? AuthenticationOutcome.Refused : AuthenticationOutcome.Of(new UserInfo(name, groups)));
    }
}
