using System.Globalization;
using Flux.Manifests.Nodes;
using Flux.Manifests.Quantities;

namespace Flux.DevCluster.Admission.LimitRanges;

/// <summary>Holds amounts against one limit of a LimitRange.</summary>
/// <param name="limit">An entry of <c>spec.limits</c>.</param>
/// <param name="faults">Gets a text for each amount that is too much or too little.</param>
internal sealed class LimitCheck(MapNode limit, List<string> faults)
{
    private readonly string _type = limit.GetString("type") ?? "";

    /// <summary>Containers and pods: what they ask for, and what they may grow to.</summary>
    public void Check(Dictionary<string, Quantity> requests, Dictionary<string, Quantity> limits)
    {
        CheckLeast(requests, limits);
        foreach (var (name, most) in Amounts.Read(limit.GetMap("max")))
        {
            Add(Over(name, most, Find(requests, name), Find(limits, name)));
        }

        foreach (var (name, ratio) in Amounts.Read(limit.GetMap("maxLimitRequestRatio")))
        {
            Add(OverRatio(name, ratio, Find(requests, name), Find(limits, name)));
        }
    }

    /// <summary>Claims have no limits: what they request is what they get.</summary>
    public void CheckRequests(Dictionary<string, Quantity> requests)
    {
        CheckLeast(requests, []);
        foreach (var (name, most) in Amounts.Read(limit.GetMap("max")))
        {
            var usage = $"maximum {name} usage per {_type} is {most}";
            Add(Find(requests, name) is not { } request ? $"{usage}.  No request is specified" : request > most ? $"{usage}, but request is {request}" : null);
        }
    }

    private void CheckLeast(Dictionary<string, Quantity> requests, Dictionary<string, Quantity> limits)
    {
        foreach (var (name, least) in Amounts.Read(limit.GetMap("min")))
        {
            Add(Under(name, least, Find(requests, name), Find(limits, name)));
        }
    }

    private string? Under(string name, Quantity least, Quantity? request, Quantity? most)
    {
        var usage = $"minimum {name} usage per {_type} is {least}";
        return request is null ? $"{usage}.  No request is specified"
            : request < least ? $"{usage}, but request is {request}"
            : most is not null && most < least ? $"{usage}, but limit is {most}"
            : null;
    }

    private string? Over(string name, Quantity allowed, Quantity? request, Quantity? most)
    {
        var usage = $"maximum {name} usage per {_type} is {allowed}";
        return most is null ? $"{usage}.  No limit is specified"
            : most > allowed ? $"{usage}, but limit is {most}"
            : request is not null && request > allowed ? $"{usage}, but request is {request}"
            : null;
    }

    private string? OverRatio(string name, Quantity ratio, Quantity? request, Quantity? most)
    {
        var subject = $"{name} max limit to request ratio per {_type} is {ratio}";
        if (request is null or { IsZero: true })
        {
            return $"{subject}, but no request is specified or request is 0";
        }

        if (most is null or { IsZero: true })
        {
            return $"{subject}, but no limit is specified or limit is 0";
        }

        var provided = most.ToDouble() / request.ToDouble();
        return provided > ratio.ToDouble() ? string.Create(CultureInfo.InvariantCulture, $"{subject}, but provided ratio is {provided:F6}") : null;
    }

    private void Add(string? fault)
    {
        if (fault is not null)
        {
            faults.Add(fault);
        }
    }

    private static Quantity? Find(Dictionary<string, Quantity> amounts, string name) => amounts.GetValueOrDefault(name);
}
