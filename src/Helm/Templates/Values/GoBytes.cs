using Flux.Helm.Templates.Text;

namespace Flux.Helm.Templates.Values;

/// <summary>Byte slices.</summary>
internal static class GoBytes
{
    public static byte[] ToArray(GoList list)
    {
        var bytes = new byte[list.Count];
        for (var i = 0; i < bytes.Length; i++)
        {
            bytes[i] = (byte)list[i]!;
        }

        return bytes;
    }

    public static string ToText(GoList list) => GoText.Decode(ToArray(list));
}
