namespace Flux.Cli.Helm.Http;

/// <summary>What a server answered.</summary>
/// <param name="Status">Such as 404.</param>
/// <param name="Reason">Such as <c>Not Found</c>.</param>
/// <param name="Headers">By lower-case name; the first value.</param>
/// <param name="Body">At most <see cref="HttpTransport.MaxBytes"/>.</param>
public sealed record HttpReply(int Status, string Reason, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    public string? Header(string name) => Headers.GetValueOrDefault(name);
}
