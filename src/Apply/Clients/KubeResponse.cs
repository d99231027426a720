using System.Diagnostics.CodeAnalysis;
using Flux.Manifests.Nodes;

namespace Flux.Apply.Clients;

/// <summary>The answer to a request: an object, or why not.</summary>
public sealed record KubeResponse
{
    private KubeResponse(int code, MapNode? @object, KubeStatus? error)
    {
        Code = code;
        Object = @object;
        Error = error;
    }

    public int Code { get; }

    public MapNode? Object { get; }

    public KubeStatus? Error { get; }

    [MemberNotNullWhen(true, nameof(Object))]
    [MemberNotNullWhen(false, nameof(Error))]
    public bool IsSuccess => Error is null;

    public bool IsNotFound => Error is { IsNotFound: true };

    public static KubeResponse Success(int code, MapNode @object) => new(code, @object, null);

    public static KubeResponse Failure(KubeStatus error) => new(error.Code, null, error);
}
