using Flux.DevCluster.Admission.Matching;
using Flux.Manifests.Nodes;
using Flux.ObjectStore;
using Microsoft.Extensions.Hosting;

namespace Flux.DevCluster.Admission.Policies;

/// <summary>The policies and bindings of the cluster, followed as they change. A policy is compiled once per version of it.</summary>
internal sealed class AdmissionPolicies(IObjectStore store) : BackgroundService
{
    private const string Group = "admissionregistration.k8s.io";

    private static readonly ResourceKey PolicyKind = new(Group, "validatingadmissionpolicies");
    private static readonly ResourceKey BindingKind = new(Group, "validatingadmissionpolicybindings");

    private readonly Lock _lock = new();
    private Dictionary<string, CompiledPolicy> _policies = new(StringComparer.Ordinal);
    private IReadOnlyList<MapNode> _bindings = [];
    private volatile IReadOnlyList<BoundPolicy> _current = [];

    /// <summary>The policies that have bindings, in the order of their names.</summary>
    public IReadOnlyList<BoundPolicy> Current => _current;

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(
        KindFollower.FollowAsync(store, PolicyKind, TakePolicies, stoppingToken),
        KindFollower.FollowAsync(store, BindingKind, TakeBindings, stoppingToken));

    private void TakePolicies(IReadOnlyList<StoredObject> policies)
    {
        lock (_lock)
        {
            _policies = policies.ToDictionary(
                policy => policy.Key.Name,
                policy => _policies.TryGetValue(policy.Key.Name, out var known) && ReferenceEquals(known.Policy, policy.Root) ? known : new CompiledPolicy(policy.Root),
                StringComparer.Ordinal);
            Bind();
        }
    }

    private void TakeBindings(IReadOnlyList<StoredObject> bindings)
    {
        lock (_lock)
        {
            _bindings = [.. bindings.Select(binding => binding.Root)];
            Bind();
        }
    }

    private void Bind() => _current =
    [
        .. _bindings.GroupBy(binding => binding.GetString("spec", "policyName") ?? "", StringComparer.Ordinal)
            .Where(group => _policies.ContainsKey(group.Key))
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => new BoundPolicy(_policies[group.Key], [.. group])),
    ];
}
