using System.Reflection;
using Flux.Grains.Reconciling;
using Flux.Silo.Hosting;

namespace Flux.Silo.Settings;

/// <summary>
/// Reads the settings of a process from its configuration. A name that is none and a value that means nothing are faults: a typing
/// error would otherwise run with a default that nobody chose.
/// </summary>
internal sealed class SettingsReader
{
    private readonly List<string> _faults = [];

    /// <param name="section">The section <see cref="SiloSettings.Section"/>.</param>
    /// <exception cref="SettingsException">Names all that cannot be read.</exception>
    public static SiloSettings Read(IConfiguration section)
    {
        var reader = new SettingsReader();
        var settings = new SiloSettings();
        reader.Fill(settings, section, SiloSettings.Section);
        return reader._faults.Count == 0 ? settings : throw new SettingsException(reader._faults);
    }

    private void Fill(object target, IConfiguration section, string name)
    {
        var properties = target.GetType().GetProperties().Where(property => property.SetMethod is { IsPublic: true }).ToArray();
        foreach (var child in section.GetChildren())
        {
            var property = Array.Find(properties, property => property.Name.Equals(child.Key, StringComparison.OrdinalIgnoreCase));
            if (property is null)
            {
                var meant = NearestName.Of(child.Key, properties.Select(candidate => candidate.Name));
                _faults.Add($"{name}__{child.Key} is no setting{(meant is null ? "" : $"; did you mean {name}__{meant}?")}");
            }
            else if (property.PropertyType == typeof(ReconcileOptions))
            {
                Fill(property.GetValue(target)!, child, $"{name}__{property.Name}");
            }
            else
            {
                Set(target, property, child, $"{name}__{property.Name}");
            }
        }
    }

    private void Set(object target, PropertyInfo property, IConfigurationSection section, string name)
    {
        var parts = section.GetChildren().ToArray();
        if (property.PropertyType.IsGenericType && property.PropertyType.IsAssignableFrom(typeof(HashSet<string>)))
        {
            property.SetValue(target, Items(section, parts).ToHashSet());
        }
        else if (property.PropertyType == typeof(IReadOnlyList<string>))
        {
            property.SetValue(target, Items(section, parts));
        }
        else if (parts.Length > 0)
        {
            _faults.Add($"{name} has one value: {name}__{parts[0].Key} is no setting");
        }
        else if (SettingValue.TryConvert(property.PropertyType, section.Value ?? "", out var value, out var wanted))
        {
            property.SetValue(target, value);
        }
        else
        {
            _faults.Add($"{name}: '{section.Value}' is not {wanted}");
        }
    }

    /// <summary>The items of a list: one value with commas between them, or a numbered value for each.</summary>
    private static string[] Items(IConfigurationSection section, IEnumerable<IConfigurationSection> parts) =>
    [
        .. (section.Value ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
        .. parts.Select(part => part.Value ?? "").Where(item => item.Length > 0),
    ];
}
