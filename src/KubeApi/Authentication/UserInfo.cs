namespace Flux.KubeApi.Authentication;

/// <summary>Who makes a request.</summary>
public sealed record UserInfo(string Name, IReadOnlyList<string> Groups)
{
    public const string MastersGroup = "system:masters";
    public const string AuthenticatedGroup = "system:authenticated";
    public const string UnauthenticatedGroup = "system:unauthenticated";

    public static readonly UserInfo Anonymous = new("system:anonymous", [UnauthenticatedGroup]);

    /// <summary>The server itself and its controllers.</summary>
    public static readonly UserInfo System = new("system:apiserver", [MastersGroup, AuthenticatedGroup]);

    public string Uid { get; init; } = "";

    public IReadOnlyDictionary<string, IReadOnlyList<string>> Extra { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    public bool IsInGroup(string group)
    {
        foreach (var candidate in Groups)
        {
            if (candidate == group)
            {
                return true;
            }
        }

        return false;
    }
}
