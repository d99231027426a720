namespace Flux.KubeApi.Authentication;

/// <param name="User">Who it is, when it is proven.</param>
/// <param name="IsRefused">A credential was given and is not valid.</param>
public readonly record struct AuthenticationOutcome(UserInfo? User, bool IsRefused)
{
    public static readonly AuthenticationOutcome None;

    /// <summary>This credential is not valid; another one of the request may be.</summary>
    public static readonly AuthenticationOutcome Refused = new(null, true);

    /// <summary>Nothing else that the request carries can make up for this.</summary>
    public static readonly AuthenticationOutcome Denied = new(null, true) { IsFinal = true };

    /// <summary>Whether no other authenticator is to be asked.</summary>
    public bool IsFinal { get; private init; }

    public static AuthenticationOutcome Of(UserInfo user) => new(user, false);
}
