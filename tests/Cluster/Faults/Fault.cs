using Microsoft.AspNetCore.Http;

namespace Flux.Cluster.Faults;

/// <summary>What is done with a request instead of passing it on. <c>forward</c> sends it to the real server.</summary>
internal delegate Task Fault(HttpContext http, Func<Task<HttpResponseMessage>> forward);
