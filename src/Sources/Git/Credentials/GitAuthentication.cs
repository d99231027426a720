using System.Text;
using Flux.Sources.Secrets;

namespace Flux.Sources.Git.Credentials;

/// <summary>Turns a request's provider and Secret into the data that credentials are made of.</summary>
internal sealed class GitAuthentication(GitHubAppTokens tokens)
{
    private const string InvalidProvider = "InvalidProviderConfiguration";
    private const string GitHubProvider = "github";

    /// <exception cref="GitStepException">Provider and Secret do not fit, or the provider refuses.</exception>
    public async Task<IReadOnlyDictionary<string, byte[]>> ResolveAsync(GitFetchRequest request, Uri? proxy, CancellationToken cancellationToken)
    {
        var hasApp = GitHubApp.IsIn(request.Secret);
        switch (request.Provider)
        {
            case GitHubProvider when !GitHubApp.IsCompleteIn(request.Secret):
                // Without a Secret only a change of the object helps; a Secret may yet get the data.
                throw new GitStepException(
                    InvalidProvider, "secretRef with github app data must be specified when provider is set to github", stalling: request.Secret is null);
            case GitHubProvider:
                return await LogInAsync(request.Secret!, proxy, cancellationToken).ConfigureAwait(false);
            case "" or "generic" when hasApp:
                throw new GitStepException(InvalidProvider, $"secretRef '{request.Secret!.Name}' has github app data but provider is not set to github");
            case "" or "generic":
                return request.Secret?.Data ?? new Dictionary<string, byte[]>();
            default:
                throw new GitStepException(InvalidProvider, Refusal(request.Provider), stalling: true);
        }
    }

    private static string Refusal(string provider)
    {
        var instead = provider switch
        {
            "azure" => "a personal access token of Azure DevOps (username, password)",
            "aws" => "the Git credentials of an IAM user (username, password), or an SSH key for an ssh:// URL",
            _ => "a token (username, password)",
        };
        return $"spec.provider '{provider}' needs a login to that cloud, which this control plane does not have: "
            + $"set spec.provider to 'generic' and name a Secret with {instead} in spec.secretRef";
    }

    private async Task<IReadOnlyDictionary<string, byte[]>> LogInAsync(NamedSecret secret, Uri? proxy, CancellationToken cancellationToken)
    {
        try
        {
            var token = await tokens.GetAsync(GitHubApp.Read(secret), proxy, cancellationToken).ConfigureAwait(false);
            var data = new Dictionary<string, byte[]> { ["username"] = "x-access-token"u8.ToArray(), ["password"] = Encoding.UTF8.GetBytes(token) };
            if (secret.Data.TryGetValue("ca.crt", out var authorities))
            {
                data["ca.crt"] = authorities;
            }

            return data;
        }
        catch (SourceException error)
        {
            throw new GitStepException(
                "AuthenticationFailed", $"failed to configure authentication options: failed to get access token for Git repository: {error.Message}");
        }
    }
}
