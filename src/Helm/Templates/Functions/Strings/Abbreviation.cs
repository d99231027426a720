using Flux.Helm.Templates.Text;

namespace Flux.Helm.Templates.Functions.Strings;

/// <summary>Cuts text to a width in bytes, with an ellipsis at one end or both.</summary>
internal static class Abbreviation
{
    private const string Marker = "...";

    public static string Abbreviate(string text, int offset, int width)
    {
        var length = GoText.ByteCount(text);
        if (length <= width)
        {
            return text;
        }

        var room = width - Marker.Length;
        offset = Math.Min(offset, length);
        if (length - offset < room)
        {
            offset = length - room;
        }

        if (offset <= 4)
        {
            return GoText.Slice(text, 0, room) + Marker;
        }

        if (width < 7)
        {
            return "";
        }

        return offset + room < length
            ? Marker + Abbreviate(GoText.Slice(text, offset, length), 0, room)
            : Marker + GoText.Slice(text, length - room, length);
    }
}
