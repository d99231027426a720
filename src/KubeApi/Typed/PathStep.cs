using System.Globalization;
using System.Text;

namespace Flux.KubeApi.Typed;

/// <summary>A step on the way to a value: a field of a struct, a key of a map or a place in a list. Text is only made of it for a fault.</summary>
internal readonly record struct PathStep(string? Name, int Index, bool IsField)
{
    public static PathStep OfField(string name) => new(name, 0, true);

    public static PathStep OfKey(string key) => new(key, 0, false);

    public static PathStep OfIndex(int index) => new(null, index, false);

    public void AppendTo(StringBuilder text)
    {
        if (Name is null)
        {
            text.Append(CultureInfo.InvariantCulture, $"[{Index}]");
        }
        else
        {
            text.Append(text.Length > 0 ? "." : "").Append(Name);
        }
    }
}
