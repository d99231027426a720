namespace Flux.KubeApi.Authentication;

/// <param name="Audiences">Those of the asked audiences that the token is for.</param>
public sealed record TokenIdentity(UserInfo User, IReadOnlyList<string> Audiences);
