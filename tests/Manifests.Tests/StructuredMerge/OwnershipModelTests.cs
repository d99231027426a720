using Flux.Manifests.Nodes;
using Flux.Manifests.StructuredMerge.Updating;
using Flux.Manifests.StructuredMerge.Values;

namespace Flux.Manifests.Tests.StructuredMerge;

/// <summary>Random sequences of apply, forced apply and update by three managers: the updater and the model agree on every step.</summary>
public sealed class OwnershipModelTests
{
    private const int Sequences = 400;

    private const int Steps = 12;

    [Fact]
    public void Updater_RandomSequences_AgreesWithTheModel()
    {
        for (var seed = 0; seed < Sequences; seed++)
        {
            RunSequence(seed);
        }
    }

    private static void RunSequence(int seed)
    {
        var objects = new ModelObjects(seed);
        var model = new OwnershipModel();
        var updater = new Updater(new SameVersion());
        var live = Typed(new MapNode());
        IReadOnlyDictionary<string, VersionedSet> managers = new Dictionary<string, VersionedSet>();
        for (var step = 0; step < Steps; step++)
        {
            var manager = ((char)('A' + objects.Next(3))).ToString();
            var given = objects.Object();
            var operation = objects.Next(3);
            var place = $"seed {seed} step {step}: {(operation == 2 ? "update" : "apply")} by {manager}: {given}";
            UpdaterResult result;
            if (operation == 2)
            {
                result = updater.Update(live, Typed(given), "v1", managers, manager);
                model.Update(manager, given);
            }
            else
            {
                result = updater.Apply(live, Typed(given), "v1", managers, new ApplyClaim(manager, operation == 1));
                var applied = model.Apply(manager, given, operation == 1);
                Assert.True(applied == (result.Conflicts.Count == 0), place);
            }

            if (result.Conflicts.Count == 0)
            {
                managers = result.Managers!;
                live = result.Value ?? live;
            }

            Assert.True(Same(model.Live, model.Paths(live.Value)), $"{place}\nlive {live.Value}\nmodel {string.Join(' ', model.Live)}");
            AssertSameOwners(model, managers, place);
            Assert.True(Typed(given).ToFieldSet().Equals(Typed(given).ToFieldSet(live.ToFieldSet())), place);
        }
    }

    private static void AssertSameOwners(OwnershipModel model, IReadOnlyDictionary<string, VersionedSet> managers, string place)
    {
        Assert.Equal(model.Owned.Keys.Order(StringComparer.Ordinal), managers.Keys.Order(StringComparer.Ordinal));
        foreach (var (manager, owned) in managers)
        {
            var got = owned.Set.ToPaths().Select(path => path.ToString()).Order(StringComparer.Ordinal).ToArray();
            var want = model.Owned[manager].Order(StringComparer.Ordinal).ToArray();
            Assert.True(want.AsSpan().SequenceEqual(got), $"{place}\n{manager} owns {string.Join(' ', got)}\nmodel {string.Join(' ', want)}");
        }
    }

    private static bool Same(IReadOnlyDictionary<string, string> left, Dictionary<string, string> right) =>
        left.Count == right.Count && left.All(entry => right.TryGetValue(entry.Key, out var value) && value == entry.Value);

    private static TypedValue Typed(Node value) => TypedValue.Create(value, ModelObjects.Type, allowDuplicates: true);

    private sealed class SameVersion : IVersionConverter
    {
        public TypedValue? Convert(TypedValue value, string version) => value;
    }
}
