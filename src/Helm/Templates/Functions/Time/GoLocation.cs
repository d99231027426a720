using Flux.Helm.Templates.Values;

namespace Flux.Helm.Templates.Functions.Time;

/// <summary>Go's *time.Location, of one offset.</summary>
/// <param name="name">What the location is called; for offsets that were read from a text, nothing.</param>
/// <param name="offset">Seconds east of UTC.</param>
/// <param name="zone">The abbreviation that times print; empty where the offset is printed instead.</param>
internal sealed class GoLocation(string name, int offset, string zone) : GoObject
{
    public static readonly GoType GoType = new("*time.Location", GoKind.Pointer);

    public static readonly GoLocation Utc = new("UTC", 0, "UTC");

    /// <summary>Where charts are rendered it is UTC.</summary>
    public static readonly GoLocation Local = new("UTC", 0, "UTC");

    public override GoType Type => GoType;

    public override string Text => name;

    /// <summary>What a time in UTC holds inside.</summary>
    public static readonly GoLocation None = new("UTC", 0, "UTC");

    public override bool IsNil => ReferenceEquals(this, None);

    public string Name => name;

    public int Offset => offset;

    public string Zone => zone;

    /// <summary>What <c>%#v</c> prints of a time there.</summary>
    public string Syntax => ReferenceEquals(this, Utc) ? "time.UTC" : ReferenceEquals(this, Local) ? "time.Local" : $"time.Location({Templates.Text.GoQuote.Quote(name)})";

    public override TemplateMethod? FindMethod(string method) => method == "String" ? new([], false, GoType.String, (_, _) => name) : null;
}
