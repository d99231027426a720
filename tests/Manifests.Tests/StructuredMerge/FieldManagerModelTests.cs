using System.Globalization;
using Flux.Manifests.FieldManagement;
using Flux.Manifests.Json;
using Flux.Manifests.Nodes;
using Flux.Manifests.StructuredMerge.Typing;

namespace Flux.Manifests.Tests.StructuredMerge;

/// <summary>
/// Random sequences as an API server sees them: applies, forced or not, updates, patches and status writes by several managers in two
/// versions of a kind, with the owners kept as managedFields in the object. FLUX_MODEL_SEQUENCES says how many; a thousand take some seconds.
/// </summary>
public sealed class FieldManagerModelTests
{
    private const int Steps = 14;

    private static readonly int Sequences =
        int.TryParse(Environment.GetEnvironmentVariable("FLUX_MODEL_SEQUENCES"), CultureInfo.InvariantCulture, out var count) ? count : 150;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void FieldManager_RandomSequences_AgreesWithTheModel(bool isDeduced)
    {
        for (var seed = 0; seed < Sequences; seed++)
        {
            new Sequence(seed, isDeduced).Run();
        }
    }

    private sealed class Sequence(int seed, bool isDeduced)
    {
        private readonly ModelObjects _objects = new(seed);
        private readonly OwnershipModel _model = new(isDeduced);
        private readonly FieldManager _manager = new(Kind(isDeduced), TimeProvider.System);
        private MapNode? _live;
        private string _place = "";

        public void Run()
        {
            for (var step = 0; step < Steps; step++)
            {
                var manager = ((char)('A' + _objects.Next(3))).ToString();
                var version = _objects.Next(4) == 0 ? "example.com/v2" : "example.com/v1";
                var operation = _live is null ? 0 : _objects.Next(5);
                _place = $"seed {seed} step {step}: {operation} by {manager} in {version} on {_live}";
                var next = operation switch
                {
                    0 or 1 => Apply(manager, version, force: operation == 1),
                    2 => Update(manager, version, Carrying(_objects.Object(), "status")),
                    3 => Update(manager, version, Patched()),
                    _ => Update(manager, version, WithStatus(), "status"),
                };

                _live = next is null ? _live : (MapNode)next.Freeze();
                Check();
                if (_model.Owned.Count == 0)
                {
                    // An object without owners has rules of its own.
                    return;
                }
            }
        }

        private MapNode? Apply(string manager, string version, bool force)
        {
            var given = _objects.Object();
            _place += $": {given}";
            var result = _manager.Apply(_live, Whole(given, version), new ApplyOptions { Manager = manager, ApiVersion = version, Force = force });
            var applied = _model.Apply($"{manager}/Apply", given, force, version);
            Assert.True(applied == (result.Object is not null), $"{_place}\n{result.Message}");
            Assert.True(applied || result.Code == 409, $"{_place}\n{result.Message}");
            return result.Object;
        }

        private MapNode Update(string manager, string version, MapNode next, string? subresource = null)
        {
            _place += $": {next}";
            _model.Update($"{manager}/Update/{version}/{subresource}", next, version);
            var whole = Whole(next, version);
            if (_live!.GetList("metadata", "managedFields") is { } owners && _objects.Next(2) == 0)
            {
                // Some clients send the owners back that they have read, others do not.
                whole.GetMap("metadata")!.Set("managedFields", owners.DeepClone());
            }

            return _manager.Update(_live, whole, new UpdateOptions { Manager = manager, ApiVersion = version, Subresource = subresource }).Object;
        }

        private MapNode Patched()
        {
            var next = Data(_live!);
            foreach (var (key, value) in _objects.Object())
            {
                if (_objects.Next(3) == 0)
                {
                    next.Remove(key);
                }
                else if (_objects.Next(2) == 0)
                {
                    next.Set(key, value);
                }
            }

            return next;
        }

        private MapNode WithStatus()
        {
            var next = Data(_live!);
            next.Set("status", _objects.Status());
            return next;
        }

        private MapNode Carrying(MapNode next, string field)
        {
            if (_live?[field] is { } value)
            {
                next.Set(field, value.DeepClone());
            }

            return next;
        }

        private void Check()
        {
            if (_live is null)
            {
                Assert.Empty(_model.Live);
                return;
            }

            var paths = _model.Paths(Data(_live));
            Assert.True(Texts(_model.Live).SequenceEqual(Texts(paths)), $"{_place}\nlive {string.Join(' ', Texts(paths))}\nmodel {string.Join(' ', Texts(_model.Live))}");
            var owners = OwnersText.Read(_live);
            var wanted = _model.Owned.ToDictionary(entry => entry.Key, entry => string.Join(' ', entry.Value.Order(StringComparer.Ordinal)));
            Assert.True(
                owners.OrderBy(entry => entry.Key, StringComparer.Ordinal).SequenceEqual(wanted.OrderBy(entry => entry.Key, StringComparer.Ordinal)),
                $"{_place}\nowners {string.Join('\n', owners)}\nmodel {string.Join('\n', wanted)}");
        }

        private static IEnumerable<string> Texts(IReadOnlyDictionary<string, string> paths) =>
            paths.Select(entry => $"{entry.Key}={entry.Value}").Order(StringComparer.Ordinal);

        private static MapNode Data(MapNode value)
        {
            var data = value.Copy();
            data.Remove("apiVersion");
            data.Remove("kind");
            data.Remove("metadata");
            return data;
        }

        private static MapNode Whole(MapNode data, string version)
        {
            var whole = new MapNode { { "apiVersion", version }, { "kind", "Model" }, { "metadata", new MapNode { { "name", "one" } } } };
            foreach (var (key, value) in data)
            {
                whole.Set(key, value);
            }

            return whole;
        }

        private static ManagedKind Kind(bool isDeduced)
        {
            var type = isDeduced ? UntypedTypes.DeducedValue : ModelObjects.Type;
            return new ManagedKind("Model", new Dictionary<string, TypedSchema> { ["example.com/v1"] = type, ["example.com/v2"] = type }, ManagedKind.CustomStatus, isCustom: true);
        }
    }
}
