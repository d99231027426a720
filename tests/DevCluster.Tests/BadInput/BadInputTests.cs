using System.Globalization;
using System.Text;
using Flux.Manifests.Json;
using Flux.Manifests.Nodes;

namespace Flux.DevCluster.Tests.BadInput;

/// <summary>Input that no client sends by accident: it is refused in Kubernetes' words, and others are served as before.</summary>
public sealed class BadInputTests(HostileCluster cluster) : IClassFixture<HostileCluster>
{
    private const string ConfigMaps = "/api/v1/namespaces/default/configmaps";
    private const string Json = "Content-Type: application/json\r\n";
    private const string TooLarge = "Request entity too large: limit is 3145728";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Body_OfTenMegabytes_IsRefusedBeforeItIsRead()
    {
        var (code, _, body) = await cluster.SendAsync("POST", ConfigMaps, Encoding.UTF8.GetBytes(new string(' ', 10_000_000)), Json);

        Assert.Equal((413, TooLarge), (code, HostileClient.Message(body)));
    }

    [Fact]
    public async Task JsonPatch_OfTooManyOperations_IsRefused()
    {
        await cluster.SendAsync("POST", ConfigMaps, """{"metadata": {"name": "patched"}, "data": {"a": "b"}}"""u8.ToArray(), Json);
        var operations = string.Join(',', Enumerable.Repeat("""{"op": "test", "path": "/data/a", "value": "b"}""", 10_001));

        var (code, _, body) = await cluster.SendAsync("PATCH", ConfigMaps + "/patched", Encoding.UTF8.GetBytes($"[{operations}]"), "Content-Type: application/json-patch+json\r\n");

        Assert.Equal((413, "Request entity too large: The allowed maximum operations in a JSON patch is 10000, got 10001"), (code, HostileClient.Message(body)));
    }

    [Fact]
    public async Task Body_OfTenMegabytesInChunks_IsRefusedAtTheLimit()
    {
        await using var client = await HostileClient.ConnectAsync(cluster.Host.Address, Token);
        await client.SendAsync(cluster.Head("POST", ConfigMaps) + Json + "Transfer-Encoding: chunked\r\n\r\n", Token);
        var chunk = $"{100_000:x}\r\n{new string(' ', 100_000)}\r\n";
        for (var i = 0; i < 40; i++)
        {
            await client.SendAsync(chunk, Token);
        }

        var (code, _, body) = await client.ReadAsync(Token);

        Assert.Equal((413, TooLarge), (code, HostileClient.Message(body)));
    }

    [Theory]
    [InlineData("POST", "", "Content-Type: application/json\r\n")]
    [InlineData("POST", "", "Content-Type: application/yaml\r\n")]
    [InlineData("PATCH", "/x?fieldManager=a", "Content-Type: application/apply-patch+yaml\r\n")]
    [InlineData("PATCH", "/kube-root-ca.crt", "Content-Type: application/merge-patch+json\r\n")]
    [InlineData("PATCH", "/kube-root-ca.crt", "Content-Type: application/json-patch+json\r\n")]
    public async Task Body_NestedAHundredThousandTimes_IsRefused(string method, string name, string headers)
    {
        foreach (var nested in (string[])[Nested("[", "]"), Nested("{\"a\":", "}")])
        {
            var (code, _, body) = await cluster.SendAsync(method, ConfigMaps + name, Encoding.UTF8.GetBytes(nested), headers);

            Assert.True(code == 400, $"{code}: {body[..Math.Min(300, body.Length)]}");
        }
    }

    [Fact]
    public async Task Key_GivenTwice_IsAWarningOrAStrictError()
    {
        var twice = """{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"twice"},"data":{"a":"1","a":"2"}}"""u8.ToArray();

        var (code, head, _) = await cluster.SendAsync("POST", ConfigMaps + "?dryRun=All", twice, Json);
        Assert.Equal(201, code);
        Assert.Contains("Warning: 299 - \"duplicate field \\\"data.a\\\"\"", head, StringComparison.Ordinal);

        (code, _, var body) = await cluster.SendAsync("POST", ConfigMaps + "?dryRun=All&fieldValidation=Strict", twice, Json);
        Assert.Equal(400, code);
        Assert.EndsWith("strict decoding error: duplicate field \"data.a\"", HostileClient.Message(body), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"nul\"},\"data\":{\"a\":\"x\0y\"}}", "invalid character '\\x00' in string literal")]
    [InlineData("{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\"", "unexpected end of JSON input")]
    [InlineData("{\"apiVersion\":\"v1\",}", "invalid character '}' looking for beginning of object key string")]
    public async Task Body_ThatIsNotJson_IsRefusedWithItsPlace(string text, string why)
    {
        var (code, _, body) = await cluster.SendAsync("POST", ConfigMaps, Encoding.UTF8.GetBytes(text), Json);

        Assert.Equal(400, code);
        Assert.Contains(why, HostileClient.Message(body), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Text_ThatIsNotWellFormed_IsReadAsReplacementCharacters()
    {
        byte[] body = [.. """{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"broken"},"data":{"a":"x"""u8, 0xE2, 0x82, .. "y\\ud800z\\ud83d\\ude00\\\\ud\"}}"u8];

        var (code, _, text) = await cluster.SendAsync("POST", ConfigMaps + "?dryRun=All", body, Json);

        Assert.Equal(201, code);
        Assert.Equal("x\ufffd\ufffdy\ufffdz😀\\ud", (JsonNodeReader.Read(text) as MapNode).GetString("data", "a"));
    }

    [Fact]
    public async Task Body_WithAChunkOfNoSize_IsRefused()
    {
        await using var client = await HostileClient.ConnectAsync(cluster.Host.Address, Token);
        await client.SendAsync(cluster.Head("POST", ConfigMaps) + Json + "Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n", Token);

        Assert.Equal(400, (await client.ReadAsync(Token)).Code);
    }

    [Fact]
    public async Task Body_ThatEndsWithinAChunk_StoresNothing()
    {
        const string item = """{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"cut"}}""";
        await using var client = await HostileClient.ConnectAsync(cluster.Host.Address, Token);
        await client.SendAsync(cluster.Head("POST", ConfigMaps) + Json + $"Transfer-Encoding: chunked\r\n\r\n{item.Length:x}\r\n{item}", Token);
        client.EndSending();
        var (code, _, _) = await client.ReadAsync(Token);

        Assert.NotEqual(201, code);
        Assert.Equal(404, (await cluster.SendAsync("GET", ConfigMaps + "/cut", [])).Code);
    }

    [Fact]
    public async Task Body_ThatDripsIn_IsGivenUp()
    {
        await using var client = await HostileClient.ConnectAsync(cluster.Host.Address, Token);
        await client.SendAsync(cluster.Head("POST", ConfigMaps) + Json + "Content-Length: 100000\r\n\r\n{", Token);

        // Nothing more is sent: the server ends the wait, not the client.
        var (code, _, _) = await client.ReadAsync(Token);

        Assert.Equal(408, code);
    }

    [Fact]
    public async Task Request_ThatTakesLongerThanTheTimeoutItNames_IsGivenUp()
    {
        await using var client = await HostileClient.ConnectAsync(cluster.Host.Address, Token);
        await client.SendAsync(cluster.Head("POST", ConfigMaps + "?timeout=100ms") + Json + "Content-Length: 100000\r\n\r\n{", Token);

        var (code, _, body) = await client.ReadAsync(Token);

        Assert.Equal(504, code);
        Assert.Equal("Timeout: request did not complete within the allotted timeout", HostileClient.Message(body));
    }

    [Fact]
    public async Task Watches_OfOneTenantBeyondItsShare_AreRefusedAndOthersAreServed()
    {
        var clients = new List<HostileClient>();
        var codes = new List<int>();
        var lastHead = "";
        for (var i = 0; i <= HostileCluster.WatchesPerFlow; i++)
        {
            var client = await HostileClient.ConnectAsync(cluster.Host.Address, Token);
            clients.Add(client);
            await client.SendAsync(cluster.Head("GET", "/api/v1/nodes?watch=true", "tenant") + "\r\n", Token);
            (var code, lastHead, var body) = await client.ReadAsync(Token);
            codes.Add(code);
            Assert.True(code != 429 || body == "Too many requests, please try again later.\n");
        }

        Assert.All(codes[..^1], code => Assert.Equal(200, code));
        Assert.Equal(429, codes[^1]);
        Assert.Contains("Retry-After: 1", lastHead, StringComparison.Ordinal);
        var (other, _, _) = await cluster.SendAsync("GET", "/version", [], token: "other");
        Assert.Equal(200, other);
        foreach (var client in clients)
        {
            await client.DisposeAsync();
        }
    }

    [Fact]
    public async Task Selector_OfFiftyKilobytes_IsServed()
    {
        var terms = string.Join(',', Enumerable.Range(0, 2_500).Select(i => $"k{i}!=v{i}"));

        var (code, _, _) = await cluster.SendAsync("GET", ConfigMaps + "?labelSelector=" + Uri.EscapeDataString(terms).Replace("%2C", ",", StringComparison.Ordinal), []);

        Assert.Equal(200, code);
    }

    [Fact]
    public async Task Url_BeyondTheLimit_IsRefused()
    {
        var (code, _, _) = await cluster.SendAsync("GET", ConfigMaps + "?labelSelector=" + new string('a', 200_000), []);

        Assert.Equal(414, code);
    }

    [Fact]
    public async Task Headers_BeyondTheLimit_AreRefused()
    {
        var (code, _, _) = await cluster.SendAsync("GET", ConfigMaps, [], $"X-Large: {new string('a', 200_000)}\r\n");

        Assert.Equal(431, code);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("AAAA")]
    [InlineData("e30")]
    [InlineData("W10")]
    [InlineData("bnVsbA")]
    [InlineData("%00")]
    [InlineData("eyJ2IjoibWV0YS5rOHMuaW8vdjEiLCJydiI6OTIyMzM3MjAzNjg1NDc3NTgwOCwic3RhcnQiOiJhIn0")]
    public async Task ContinueToken_ThatWasNeverGiven_IsRefused(string token)
    {
        var (code, _, body) = await cluster.SendAsync("GET", $"{ConfigMaps}?limit=1&continue={token}", []);

        Assert.Equal(400, code);
        Assert.StartsWith("continue key is not valid: ", HostileClient.Message(body), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Protobuf_OfRandomBytes_IsRefused()
    {
        var random = new Random(11);
        for (var i = 0; i < 300; i++)
        {
            var bytes = new byte[random.Next(200)];
            random.NextBytes(bytes);
            byte[] body = [.. i % 3 == 0 ? "k8s\0"u8 : [], .. i % 3 == 1 ? "k8s\0\n\u000f\n\u0002v1\u0012\tConfigMap\u0012"u8 : [], .. bytes];
            var (code, _, text) = await cluster.SendAsync("POST", ConfigMaps + "?dryRun=All", body, "Content-Type: application/vnd.kubernetes.protobuf\r\n");

            Assert.True(code is 400 or 422, $"{code.ToString(CultureInfo.InvariantCulture)} for {Convert.ToHexString(body)}: {text}");
        }
    }

    private static string Nested(string open, string close) =>
        new StringBuilder().Insert(0, open, 100_000).Append('1').Insert(0, "", 0).Append(string.Concat(Enumerable.Repeat(close, 100_000))).ToString();
}
