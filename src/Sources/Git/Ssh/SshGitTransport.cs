using System.Net.Sockets;
using System.Text;
using Flux.Sources.Egress;
using Flux.Sources.Git.Credentials;
using Flux.Sources.Git.Transports;
using Renci.SshNet;
using Renci.SshNet.Common;

namespace Flux.Sources.Git.Ssh;

/// <summary>
/// Git over SSH: one connection and one run of the server's git-upload-pack. Only hosts whose key is known are talked to.
/// </summary>
internal sealed class SshGitTransport : IGitTransport
{
    /// <summary>How errors begin that are found before anybody is connected to.</summary>
    public const string InvalidMethod = "unable to construct auth method with options: ";

    private const int DefaultPort = 22;

    private static readonly TimeSpan ComplaintTimeout = TimeSpan.FromSeconds(2);

    private readonly EgressPolicy _policy;
    private readonly Uri _repository;
    private readonly GitCredentials _credentials;
    private readonly Uri? _proxy;
    private readonly SshOptions _options;
    private readonly KnownHosts _knownHosts;
    private readonly PrivateKeyFile _key;
    private readonly CancellationTokenSource _closed = new();
    private SshClient? _client;
    private SshCommand? _command;
    private Stream? _input;
    private Task _run = Task.CompletedTask;
    private CancellationTokenRegistration _abort;

    /// <exception cref="SourceException">The key or the known hosts cannot be read.</exception>
    public SshGitTransport(EgressPolicy policy, Uri repository, GitCredentials credentials, Uri? proxy, SshOptions options)
    {
        _policy = policy;
        _repository = repository;
        _credentials = credentials;
        _proxy = proxy;
        _options = options;
        try
        {
            _knownHosts = KnownHosts.Parse(Encoding.UTF8.GetString(credentials.KnownHosts!.Value.Span));
            _key = SshIdentity.Read(credentials);
        }
        catch (SourceException error)
        {
            throw new SourceException(InvalidMethod + error.Message, error);
        }
    }

    public bool HasServiceHeader => false;

    /// <summary>The version is asked for by an environment variable, which servers rarely accept and the library cannot send.</summary>
    public bool SupportsVersion2 => false;

    private int Port => _repository.Port > 0 ? _repository.Port : DefaultPort;

    public async Task<Stream> AdvertiseAsync(bool version2, CancellationToken cancellationToken)
    {
        var client = await ConnectAsync(cancellationToken).ConfigureAwait(false);
        _client = client;

        // The library's streams do not watch tokens: closing the connection is what ends a read.
        _abort = cancellationToken.Register(client.Dispose);
        try
        {
            _command = client.CreateCommand("git-upload-pack " + Quote(Uri.UnescapeDataString(_repository.AbsolutePath)));
            _run = _command.ExecuteAsync(_closed.Token);
            _input = _command.CreateInputStream();
        }
        catch (Exception error) when (error is SshException or InvalidOperationException or SocketException or ObjectDisposedException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw new SourceException(error.Message, error);
        }

        return new CommandStream(_command, cancellationToken);
    }

    public async Task<Stream> RequestAsync(byte[] request, bool version2, CancellationToken cancellationToken)
    {
        try
        {
            await _input!.WriteAsync(request, cancellationToken).ConfigureAwait(false);
            await _input.FlushAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (error is SshException or InvalidOperationException or SocketException or ObjectDisposedException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw new SourceException(error.Message, error);
        }

        return new CommandStream(_command!, cancellationToken);
    }

    public async ValueTask<string> ReadComplaintAsync()
    {
        await _run.WaitAsync(ComplaintTimeout).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return _run.IsCompleted ? _command?.Error ?? "" : "";
    }

    public async ValueTask DisposeAsync()
    {
        await _abort.DisposeAsync().ConfigureAwait(false);
        await _closed.CancelAsync().ConfigureAwait(false);
        _client?.Dispose();
        await _run.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _command?.Dispose();
        _key.Dispose();
        _closed.Dispose();
    }

    /// <summary>Behind a proxy it is the proxy that finds the host; otherwise each of its addresses is tried.</summary>
    private async Task<SshClient> ConnectAsync(CancellationToken cancellationToken)
    {
        string[] hosts = _proxy is not null
            ? [_repository.IdnHost]
            : [.. (await _policy.ResolveAsync(_repository.IdnHost, cancellationToken).ConfigureAwait(false)).Select(address => address.ToString())];
        SourceException? first = null;
        foreach (var host in hosts)
        {
            try
            {
                return await ConnectAsync(host, cancellationToken).ConfigureAwait(false);
            }
            catch (SourceException error) when (error.InnerException is SocketException)
            {
                first ??= error;
            }
        }

        throw first!;
    }

    private async Task<SshClient> ConnectAsync(string host, CancellationToken cancellationToken)
    {
        var connection = await CreateConnectionAsync(host, cancellationToken).ConfigureAwait(false);
        SshAlgorithms.Restrict(connection, _options, _knownHosts.KeyTypes(_repository.IdnHost, Port));
        var client = new SshClient(connection);
        string? hostKeyProblem = null;
        client.HostKeyReceived += (_, received) =>
        {
            hostKeyProblem = _knownHosts.Check(_repository.IdnHost, Port, received.HostKey);
            received.CanTrust = hostKeyProblem is null;
        };
        try
        {
            await client.ConnectAsync(cancellationToken).ConfigureAwait(false);
            return client;
        }
        catch (Exception error) when (error is SshException or SocketException or ProxyException or InvalidOperationException)
        {
            client.Dispose();
            cancellationToken.ThrowIfCancellationRequested();
            throw new SourceException(Describe(error, hostKeyProblem ?? SshAlgorithms.DescribeMismatch(connection, error.Message), host), error);
        }
    }

    private async Task<ConnectionInfo> CreateConnectionAsync(string address, CancellationToken cancellationToken)
    {
        var method = new PrivateKeyAuthenticationMethod(_credentials.Username, _key);
        if (_proxy is null)
        {
            return new ConnectionInfo(address, Port, _credentials.Username, method);
        }

        var proxyAddresses = await _policy.ResolveAsync(_proxy.Host, cancellationToken).ConfigureAwait(false);
        var user = _proxy.UserInfo.Split(':', 2);
        return new ConnectionInfo(
            address,
            Port,
            _credentials.Username,
            _proxy.Scheme == "socks5" ? ProxyTypes.Socks5 : ProxyTypes.Http,
            proxyAddresses[0].ToString(),
            _proxy.Port,
            Uri.UnescapeDataString(user[0]),
            user.Length > 1 ? Uri.UnescapeDataString(user[1]) : "",
            method);
    }

    private string Describe(Exception error, string? handshakeProblem, string address) => error switch
    {
        _ when handshakeProblem is not null => "ssh: handshake failed: " + handshakeProblem,
        SshAuthenticationException =>
            "ssh: handshake failed: ssh: unable to authenticate, attempted methods [none publickey], no supported methods remain",
        SocketException { SocketErrorCode: SocketError.ConnectionRefused } => $"dial tcp {address}:{Port}: connect: connection refused",
        SshConnectionException => "ssh: handshake failed: " + error.Message,
        _ => error.Message,
    };

    /// <summary>One word for the server's shell.</summary>
    private static string Quote(string path) => path.AsSpan().ContainsAnyInRange('\0', '\x1f')
        ? throw new SourceException("the path of the repository has control characters")
        : "'" + path.Replace("'", "'\\''", StringComparison.Ordinal) + "'";
}
