using Flux.Apply.Applying;
using Flux.Apply.Inventories;
using Flux.Contracts.Reconciling;
using Flux.Grains.Clusters;
using Flux.Manifests.Nodes;
using Flux.Manifests.Objects;
using Microsoft.Extensions.Time.Testing;

namespace Flux.Grains.Tests.Clusters;

public sealed class DriftSuspicionTests
{
    private const string Owner = "owner";
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);
    private static readonly ObjectId Settings = new("ns", "settings", new GroupKind("", "ConfigMap"));

    private readonly FakeTimeProvider _time = new();
    private readonly TrackingTable _table = new(TimeProvider.System);
    private readonly DriftSuspicion _suspicion;

    public DriftSuspicionTests() => _suspicion = new DriftSuspicion(_table, _time);

    [Fact]
    public void Settle_ChangeByAnother_TellsTheOwner()
    {
        Track("7");

        Assert.True(_suspicion.Add(Settings, Told("8")));

        Assert.Equal([(Settings, Owner)], _suspicion.Settle());
        Assert.True(_suspicion.IsEmpty);
    }

    [Fact]
    public void Conclude_AfterAListThatCameInBetween_IsUnsureOnce()
    {
        _suspicion.Announce(Owner, Limit);
        _suspicion.Listed();

        Assert.True(_suspicion.Conclude(Owner));
        _suspicion.Announce(Owner, Limit);
        Assert.False(_suspicion.Conclude(Owner));
    }

    [Fact]
    public void Settle_OwnChangeOfASlowApply_IsJudgedByHowTheOwnerLeftIt()
    {
        Track("7");
        _suspicion.Announce(Owner, Limit);
        _suspicion.Add(Settings, Told("8"));
        Assert.Empty(_suspicion.Settle());

        Track("8");
        _suspicion.Conclude(Owner);

        Assert.Empty(_suspicion.Settle());
        Assert.True(_suspicion.IsEmpty);
    }

    [Fact]
    public void Settle_ChangeByAnotherDuringTheApply_IsFoundAfterIt()
    {
        _suspicion.Announce(Owner, Limit);

        // Not named by anybody yet: the first apply.
        _suspicion.Add(Settings, Told("9"));
        Assert.Empty(_suspicion.Settle());

        Track("8");
        _suspicion.Conclude(Owner);

        Assert.Equal([(Settings, Owner)], _suspicion.Settle());
    }

    [Fact]
    public void Settle_OwnerThatNeverCameBack_IsTakenAtItsWordForATimeOnly()
    {
        Track("7");
        _suspicion.Announce(Owner, Limit);
        _suspicion.Add(Settings, Told("8"));
        _time.Advance(Limit - TimeSpan.FromSeconds(1));
        Assert.Empty(_suspicion.Settle());

        _time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal([(Settings, Owner)], _suspicion.Settle());
    }

    [Fact]
    public void Withdraw_FailedApply_LeavesNothingToTell()
    {
        Track("7");
        _suspicion.Announce(Owner, Limit);
        _suspicion.Add(Settings, Told("8"));

        _suspicion.Withdraw(Owner);

        Assert.Empty(_suspicion.Settle());
    }

    [Fact]
    public void Settle_OlderNewsAfterNewer_StaysWithTheNewer()
    {
        Track("7");
        _suspicion.Add(Settings, Told("8"));
        _suspicion.Add(Settings, Told("7"));

        Assert.Equal([(Settings, Owner)], _suspicion.Settle());
    }

    [Fact]
    public void Add_ObjectOfNobodyWhileNobodyApplies_IsNotKept() => Assert.False(_suspicion.Add(Settings, Told("8")));

    private static Sighting Told(string version) => Sighting.Told(Live(version), isGone: false);

    private static MapNode Live(string version) => new() { { "metadata", new MapNode { { "resourceVersion", version } } } };

    private void Track(string version) => _table.Replace(Owner, [new TrackedObject
    {
        Group = "",
        Version = "v1",
        Kind = "ConfigMap",
        Namespace = Settings.Namespace,
        Name = Settings.Name,
        ResourceVersion = version,
        Generation = 0,
        MetadataHash = new MetadataKeys([], []).Hash(new ManifestObject(Live(version))),
        Labels = [],
        Annotations = [],
    }]);
}
