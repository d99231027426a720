using Flux.Helm.Templates.Values;

namespace Flux.Helm.Templates.Functions.Collections;

/// <summary>dig: keys, a default, and the map last.</summary>
internal static class Digging
{
    public static object? Dig(object?[] arguments)
    {
        if (arguments.Length < 3)
        {
            throw new TemplateCallException("dig needs at least three arguments");
        }

        var map = Map(arguments[^1]);
        var keys = arguments[..^2].Select(Key).ToArray();
        for (var i = 0; ; i++)
        {
            if (!map.TryGetValue(keys[i], out var step))
            {
                return arguments[^2];
            }

            if (i == keys.Length - 1)
            {
                return step;
            }

            map = Map(step);
        }
    }

    private static GoMap Map(object? value) => value is GoMap { Type.Name: "map[string]interface {}" } map ? map : throw Mismatch(value, "map[string]interface {}");

    private static string Key(object? value) => value as string ?? throw Mismatch(value, "string");

    private static TemplateCallException Mismatch(object? value, string wanted) =>
        new($"interface conversion: interface {{}} is {(value is null ? "nil" : GoType.Of(value)!.Name)}, not {wanted}");
}
