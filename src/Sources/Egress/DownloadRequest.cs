using System.Net.Http.Headers;

namespace Flux.Sources.Egress;

/// <param name="Address">What to get.</param>
/// <param name="Authorization">Sent to the address' host only, unless it may go everywhere.</param>
/// <param name="PassEverywhere">Whether redirects to other hosts get the credentials too.</param>
/// <param name="MaxBytes">The largest answer.</param>
/// <param name="TooLong">The error's text for a larger one.</param>
internal sealed record DownloadRequest(Uri Address, AuthenticationHeaderValue? Authorization, bool PassEverywhere, long MaxBytes, string TooLong);
