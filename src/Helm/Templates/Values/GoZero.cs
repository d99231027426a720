namespace Flux.Helm.Templates.Values;

/// <summary>The zero values of types.</summary>
internal static class GoZero
{
    public static GoValue Of(GoType type) => type.Kind switch
    {
        GoKind.Interface => GoValue.NilInterface,
        GoKind.String => GoValue.Of(""),
        GoKind.Bool => GoValue.Of(false),
        GoKind.Int => GoValue.Of(0L),
        GoKind.Float64 => GoValue.Of(0.0),
        GoKind.Uint8 => GoValue.Of((byte)0),
        GoKind.Slice => GoValue.Of(GoList.Nil(type)),
        GoKind.Map => GoValue.Of(GoMap.Nil(type)),
        _ => GoValue.Invalid,
    };
}
