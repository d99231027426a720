using System.Text.RegularExpressions;
using Flux.Apply.Clients;

namespace Flux.Apply.Applying;

/// <summary>Recognises errors that say that a field cannot be changed on an existing object.</summary>
public static partial class ImmutableField
{
    /// <summary>Whether an error may be one of these. Every conflict and every invalid object counts, as with kubectl.</summary>
    public static bool IsCauseOf(KubeStatus error) => error.Reason is "Conflict" or "Invalid" || Pattern().IsMatch(error.Message);

    [GeneratedRegex(@"is\simmutable|immutable\sfield", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
