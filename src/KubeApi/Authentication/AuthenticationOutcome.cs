namespace Flux.KubeApi.Authentication;

/// <param name="User">Who it is, when it is proven.</param>
/// <param name="IsRefused">A credential was given and is not valid.</param>
public readonly record struct AuthenticationOutcome(UserInfo? User, bool IsRefused)
{
    public static readonly AuthenticationOutcome None;

    public static readonly AuthenticationOutcome Refused = new(null, true);

    public static AuthenticationOutcome Of(UserInfo user) => new(user, false);
}
