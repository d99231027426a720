using Flux.KubeApi.Admission;

namespace Flux.DevCluster.Admission.Policies;

/// <summary>Collects what the evaluations of one policy note for the audit log: values of one key are joined.</summary>
internal sealed class PolicyNotes(string policy)
{
    private readonly Dictionary<string, List<string>> _values = new(StringComparer.Ordinal);

    public void Add(string key, string value)
    {
        if (!_values.TryGetValue(key, out var known))
        {
            _values.Add(key, known = []);
        }

        if (!known.Contains(value))
        {
            known.Add(value);
        }
    }

    public void Publish(AdmissionRequest request)
    {
        foreach (var (key, values) in _values)
        {
            request.AuditAnnotations.Add($"{policy}/{key}", string.Join(", ", values));
        }
    }
}
