using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Flux.Manifests.Text;

namespace Flux.Manifests.FieldManagement;

/// <summary>
/// What tells managers apart: name, operation, subresource, and for updates the version. An applier is the same one in every version.
/// </summary>
internal readonly record struct ManagerIdentity(string Manager, ManagerOperation Operation, string ApiVersion, string Subresource)
{
    private static readonly SearchValues<char> Plain =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./: ");

    /// <summary>The identity as the text by which conflicts are grouped and sorted.</summary>
    public string Key()
    {
        var output = new StringBuilder("{", 96);
        Append(output, "manager", Manager);
        Append(output, "operation", Operation == ManagerOperation.Apply ? "Apply" : "Update");
        Append(output, "apiVersion", Operation == ManagerOperation.Apply ? "" : ApiVersion);
        Append(output, "subresource", Subresource);
        return output.Append('}').ToString();
    }

    /// <summary>As conflict messages name the manager.</summary>
    public override string ToString()
    {
        var name = GoText.Quote(Manager);
        name += Subresource.Length > 0 ? $" with subresource {GoText.Quote(Subresource)}" : "";
        return Operation == ManagerOperation.Update ? $"{name} using {ApiVersion}" : name;
    }

    private static void Append(StringBuilder output, string name, string value)
    {
        if (value.Length > 0)
        {
            output.Append(output.Length > 1 ? "," : "").Append('"').Append(name).Append("\":\"");
            output.Append(value.AsSpan().IndexOfAnyExcept(Plain) < 0 ? value : JsonEncodedText.Encode(value, JavaScriptEncoder.Default).Value);
            output.Append('"');
        }
    }
}
