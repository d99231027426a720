using System.Security.Cryptography.X509Certificates;

namespace Flux.KubeApi.Certificates;

/// <summary>What the subject of a client certificate says about the client.</summary>
/// <param name="CommonName">The user; empty when it has none.</param>
/// <param name="Organizations">The user's groups.</param>
internal sealed record SubjectNames(string CommonName, IReadOnlyList<string> Organizations)
{
    private const string CommonNameOid = "2.5.4.3";
    private const string OrganizationOid = "2.5.4.10";

    public static SubjectNames Of(X509Certificate2 certificate)
    {
        var organizations = new List<string>();
        var name = "";
        foreach (var part in certificate.SubjectName.EnumerateRelativeDistinguishedNames())
        {
            if (part.HasMultipleElements)
            {
                continue;
            }

            switch (part.GetSingleElementType().Value)
            {
                case CommonNameOid:
                    name = part.GetSingleElementValue() ?? "";
                    break;
                case OrganizationOid:
                    organizations.Add(part.GetSingleElementValue() ?? "");
                    break;
            }
        }

        return new SubjectNames(name, organizations);
    }
}
