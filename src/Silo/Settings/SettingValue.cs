using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Flux.Manifests.Text;

namespace Flux.Silo.Settings;

/// <summary>Makes the value of a setting from its text.</summary>
internal static class SettingValue
{
    /// <param name="type">The setting's type.</param>
    /// <param name="text">Its text.</param>
    /// <param name="value">The value.</param>
    /// <param name="wanted">What the text should have been, in words.</param>
    public static bool TryConvert(Type type, string text, out object? value, [NotNullWhen(false)] out string? wanted)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        (value, wanted) = type switch
        {
            _ when type == typeof(string) => (text, ""),
            _ when type == typeof(bool) => (bool.TryParse(text, out var flag) ? flag : null, "true or false"),
            _ when type == typeof(int) => (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null, "a whole number"),
            _ when type == typeof(long) => (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null, "a whole number"),
            _ when type == typeof(TimeSpan) => (Duration(text), "a duration such as 90s, 1h30m or 00:01:30"),
            _ when type.IsEnum => (EnumValue(type, text), $"one of {string.Join(", ", Enum.GetNames(type))}"),
            _ => throw new InvalidOperationException($"There is no setting of the type {type}."),
        };
        wanted = value is null ? wanted : null;
        return value is not null;
    }

    /// <summary>A bare number is no duration: it would be days to .NET, and seconds to whoever wrote it.</summary>
    private static TimeSpan? Duration(string text) =>
        GoDuration.TryParseTimeSpan(text, out var duration) || (text.Contains(':', StringComparison.Ordinal) && TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out duration))
            ? duration
            : null;

    private static object? EnumValue(Type type, string text) =>
        Array.Exists(Enum.GetNames(type), name => name.Equals(text, StringComparison.OrdinalIgnoreCase)) ? Enum.Parse(type, text, ignoreCase: true) : null;
}
