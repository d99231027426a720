using Flux.Grains.Artifacts;

namespace Flux.Grains.Tests.Artifacts;

public sealed class ArtifactDigestTests
{
    [Theory]
    [InlineData("md5:abc", "unsupported digest algorithm")]
    [InlineData("sha256:abc", "invalid checksum digest length")]
    [InlineData("sha256", "invalid checksum digest format")]
    [InlineData("sha256:ZZb0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", "invalid checksum digest format")]
    [InlineData("sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", null)]
    public void TryParse_WhatIsNoDigest_SaysWhy(string text, string? expected)
    {
        Assert.Equal(expected is null, ArtifactDigest.TryParse(text, out _, out var problem));
        Assert.Equal(expected, problem);
    }
}
