using System.Net;

namespace Flux.Apply.Clients;

/// <summary>Opens a TCP connection to a server that a tenant names, or refuses by an exception whose message says why.</summary>
public delegate ValueTask<Stream> ServerDial(DnsEndPoint server, CancellationToken cancellationToken);
