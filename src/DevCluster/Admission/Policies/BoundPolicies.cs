using Flux.DevCluster.Admission.Matching;
using Flux.Manifests.Nodes;
using Flux.ObjectStore;
using Microsoft.Extensions.Hosting;

namespace Flux.DevCluster.Admission.Policies;

/// <summary>The policies of one kind and their bindings, followed as they change. A policy is compiled once per version of it.</summary>
/// <param name="policies">The kind of the policies.</param>
/// <param name="bindings">The kind of their bindings.</param>
/// <param name="compile">Makes a policy ready.</param>
internal abstract class BoundPolicies<TPolicy>(IObjectStore store, TimeProvider time, string policies, string bindings, Func<MapNode, TPolicy> compile)
    : BackgroundService
    where TPolicy : class
{
    private const string Group = "admissionregistration.k8s.io";

    private readonly Lock _lock = new();
    private Dictionary<string, (MapNode Source, TPolicy Policy)> _policies = new(StringComparer.Ordinal);
    private IReadOnlyList<MapNode> _bindings = [];
    private volatile IReadOnlyList<BoundPolicy<TPolicy>> _current = [];

    /// <summary>The policies that have bindings, in the order of their names.</summary>
    public IReadOnlyList<BoundPolicy<TPolicy>> Current => _current;

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(
        KindFollower.FollowAsync(store, new ResourceKey(Group, policies), TakePolicies, time, stoppingToken),
        KindFollower.FollowAsync(store, new ResourceKey(Group, bindings), TakeBindings, time, stoppingToken));

    private void TakePolicies(IReadOnlyList<StoredObject> found)
    {
        lock (_lock)
        {
            _policies = found.ToDictionary(
                policy => policy.Key.Name,
                policy => _policies.TryGetValue(policy.Key.Name, out var known) && ReferenceEquals(known.Source, policy.Root) ? known : (policy.Root, compile(policy.Root)),
                StringComparer.Ordinal);
            Bind();
        }
    }

    private void TakeBindings(IReadOnlyList<StoredObject> found)
    {
        lock (_lock)
        {
            _bindings = [.. found.Select(binding => binding.Root)];
            Bind();
        }
    }

    private void Bind() => _current =
    [
        .. _bindings.GroupBy(binding => binding.GetString("spec", "policyName") ?? "", StringComparer.Ordinal)
            .Where(group => _policies.ContainsKey(group.Key))
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => new BoundPolicy<TPolicy>(_policies[group.Key].Policy, [.. group])),
    ];
}
