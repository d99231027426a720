namespace Flux.Sources.Secrets;

/// <summary>The data of a Secret, and how errors name it. It has no text form, so that it cannot be logged by accident.</summary>
/// <param name="name"><c>namespace/name</c>.</param>
/// <param name="data">The decoded data.</param>
public sealed class NamedSecret(string name, IReadOnlyDictionary<string, byte[]> data)
{
    public string Name { get; } = name;

    public IReadOnlyDictionary<string, byte[]> Data { get; } = data;

    internal string? Text(string key) => Data.TryGetValue(key, out var value) ? System.Text.Encoding.UTF8.GetString(value) : null;
}
