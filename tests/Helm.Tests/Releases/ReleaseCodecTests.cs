using Flux.Helm.Releases;
using Flux.Manifests.Nodes;

namespace Flux.Helm.Tests.Releases;

public sealed class ReleaseCodecTests
{
    // {"name":"web","version":1} as the oldest records have it: base64 alone.
    private const string Plain = "eyJuYW1lIjoid2ViIiwidmVyc2lvbiI6MX0=";

    [Fact]
    public void Record_EncodedAndDecoded_IsTheSame()
    {
        var release = new MapNode { ["name"] = "web", ["version"] = 3, ["manifest"] = "---\nkind: Pod\n" };

        Assert.Equal(release, ReleaseCodec.TryDecode(ReleaseCodec.Encode(release), out _));
    }

    [Fact]
    public void Record_NotZipped_IsReadAsWell()
    {
        Assert.Equal("web", ReleaseCodec.TryDecode(Plain, out _).GetString("name"));
    }

    [Theory]
    [InlineData("%%%")]
    [InlineData("H4sIAAAA")]
    [InlineData("W10=")]
    public void Record_Malformed_GivesAnError(string text)
    {
        Assert.Null(ReleaseCodec.TryDecode(text, out var error));
        Assert.NotNull(error);
    }

    [Fact]
    public void Key_OfAnObjectName_IsReadBack()
    {
        var key = new ReleaseKey("my.web", 12);

        Assert.Equal("sh.helm.release.v1.my.web.v12", key.ObjectName);
        Assert.Equal(key, ReleaseKey.TryParse(key.ObjectName));
        Assert.Null(ReleaseKey.TryParse("sh.helm.release.v1.web"));
    }
}
