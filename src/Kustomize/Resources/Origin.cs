using System.Text;

namespace Flux.Kustomize.Resources;

/// <summary>Where a resource came from, as the origin annotations tell it.</summary>
internal sealed record Origin
{
    public string Path { get; init; } = "";

    public string Repository { get; init; } = "";

    public string Reference { get; init; } = "";

    public string ConfiguredIn { get; init; } = "";

    public string ApiVersion { get; init; } = "";

    public string Kind { get; init; } = "";

    public string Name { get; init; } = "";

    public string Namespace { get; init; } = "";

    public Origin Append(string path) => this with { Path = Loading.FilePath.Join(Path, path) };

    /// <summary>The YAML text of the annotation.</summary>
    public string Write(string firstIndent = "", string indent = "")
    {
        var text = new StringBuilder();
        void Add(string key, string value)
        {
            if (value.Length > 0)
            {
                text.Append(text.Length == 0 ? firstIndent : indent).Append(key).Append(": ").Append(value).Append('\n');
            }
        }

        Add("path", Path);
        Add("repo", Repository);
        Add("ref", Reference);
        Add("configuredIn", ConfiguredIn);
        if (Kind.Length > 0 || ApiVersion.Length > 0)
        {
            text.Append(text.Length == 0 ? firstIndent : indent).Append("configuredBy:\n");
            AddNested(text, indent);
        }

        return text.Length == 0 ? "{}\n" : text.ToString();
    }

    private void AddNested(StringBuilder text, string indent)
    {
        foreach (var (key, value) in new[] { ("apiVersion", ApiVersion), ("kind", Kind), ("name", Name), ("namespace", Namespace) })
        {
            if (value.Length > 0)
            {
                text.Append(indent).Append("  ").Append(key).Append(": ").Append(value).Append('\n');
            }
        }
    }
}
