using Flux.Helm.Templates.Values;

namespace Flux.Helm.Templates.Functions;

/// <summary>Typed access to arguments that the caller has checked against the signature.</summary>
internal static class Arguments
{
    public static string Text(this object?[] arguments, int index) => (string)arguments[index]!;

    public static int Int(this object?[] arguments, int index) => (int)Math.Clamp((long)arguments[index]!, int.MinValue, int.MaxValue);

    public static long Long(this object?[] arguments, int index) => (long)arguments[index]!;

    public static GoMap Map(this object?[] arguments, int index) => (GoMap)arguments[index]!;

    public static object?[] From(this object?[] arguments, int index) => arguments[index..];
}
