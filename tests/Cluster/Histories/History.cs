using System.Globalization;
using Flux.Cluster.Faults;
using Flux.EndToEnd;
using Flux.Manifests.Nodes;

namespace Flux.Cluster.Histories;

/// <summary>
/// A random history by a seed, and a model that says what must be true at rest: the objects in the cluster, the inventory and the
/// status of each app.
/// </summary>
internal sealed class History(HistoryWorld world, int seed, Action<string> log)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private readonly Random _random = new(seed);
    private readonly ModelApp[] _apps = [new("one"), new("two"), new("three")];
    private int _values;

    public async Task RunAsync(int operations)
    {
        await world.StartAsync();
        foreach (var app in _apps)
        {
            Redeclare(app);
            app.Exists = true;
            app.Note();
            await world.SettingAsync(app);
            await world.ApplyAsync(app);
        }

        await world.PushAsync(_apps);
        for (var i = 0; i < operations; i++)
        {
            await StepAsync();
            if (_random.Next(4) == 0)
            {
                await CheckAsync();
            }
        }

        await SettleAsync();
        await CheckAsync();
    }

    private async Task StepAsync()
    {
        var app = _apps[_random.Next(_apps.Length)];
        var operation = _random.Next(20);
        log(string.Create(CultureInfo.InvariantCulture, $"{operation} on {app.Name}"));
        await (operation switch
        {
            0 or 1 => PushAsync(app, breaks: false),
            2 => PushAsync(app, breaks: _random.Next(2) == 0),
            3 => ToggleAsync(app),
            4 => RenameAsync(app),
            5 or 6 => DriftAsync(app),
            7 => DeleteOrCreateAsync(app),
            8 => world.KillAndStartAsync(),
            9 => world.RequestAsync(),
            10 => SetAsync(app),
            11 => MoveAsync(app),
            12 => ChangeSourceAsync(app),
            13 => RecreateAsync(app),
            14 => RequestOftenAsync(app),
            15 => DependAsync(app),
            16 or 17 => FreezeAsync(),
            18 => ChangeOwnerAsync(),
            _ => DeleteNamespaceAsync(),
        });
    }

    private async Task PushAsync(ModelApp app, bool breaks)
    {
        Redeclare(app);
        app.IsBroken = breaks;
        app.Note();
        await world.PushAsync(_apps);
    }

    private async Task ToggleAsync(ModelApp app)
    {
        app.IsSuspended = app.Exists && !app.IsSuspended;
        await UpdateAsync(app);
    }

    private Task MoveAsync(ModelApp app)
    {
        app.IsMoved = !app.IsMoved;
        return UpdateAsync(app);
    }

    private Task ChangeSourceAsync(ModelApp app)
    {
        app.HasOtherSource = !app.HasOtherSource;
        return UpdateAsync(app);
    }

    private Task SetAsync(ModelApp app)
    {
        app.Setting = string.Create(CultureInfo.InvariantCulture, $"s{++_values}");
        app.Note();
        return world.SettingAsync(app);
    }

    /// <summary>On one of those before it, or on none: there is no way round.</summary>
    private Task DependAsync(ModelApp app)
    {
        var before = _apps.TakeWhile(other => other != app).ToArray();
        app.Needs = before.ElementAtOrDefault(_random.Next(before.Length + 1));
        return UpdateAsync(app);
    }

    private async Task RecreateAsync(ModelApp app)
    {
        if (app.Exists && !app.IsSuspended)
        {
            app.Request = null;
            app.Note();
            await world.RecreateAsync(app);
        }
    }

    private async Task RequestOftenAsync(ModelApp app)
    {
        if (app.Exists)
        {
            app.Request = await world.RequestOftenAsync(app);
        }
    }

    private async Task FreezeAsync()
    {
        var freeze = !_apps[0].IsFrozen;
        foreach (var app in _apps)
        {
            app.IsFrozen = freeze;
        }

        await world.FreezeAsync(freeze);
    }

    private async Task ChangeOwnerAsync()
    {
        if (!_apps[0].IsFrozen)
        {
            await world.ChangeOwnerAsync(_random.Next(2) == 0, TimeSpan.FromMilliseconds(_random.Next(600)));
        }
    }

    private async Task DeleteNamespaceAsync()
    {
        if (_apps[0].IsFrozen)
        {
            return;
        }

        await world.DeleteNamespaceAsync();
        await world.SourcesAsync();
        foreach (var app in _apps)
        {
            app.Request = null;
            await world.SettingAsync(app);
            await UpdateAsync(app);
        }
    }

    private async Task RenameAsync(ModelApp app)
    {
        app.Prefix = string.Create(CultureInfo.InvariantCulture, $"p{_random.Next(3)}-");
        await UpdateAsync(app);
    }

    private async Task UpdateAsync(ModelApp app)
    {
        app.Note();
        if (app.Exists)
        {
            await world.ApplyAsync(app);
        }
    }

    /// <summary>Only where it will be healed: what a suspended or broken app makes of it is its own business.</summary>
    private async Task DriftAsync(ModelApp app)
    {
        if (app.IsCertain && app.Declared.Count > 0)
        {
            await WaitAsync(app);
            var name = app.Wanted.Keys.Order(StringComparer.Ordinal).First();
            app.Drift(name);
            await world.DriftAsync(name, deletes: _random.Next(2) == 0);
        }
    }

    private async Task DeleteOrCreateAsync(ModelApp app)
    {
        if (app.Exists && !app.IsSuspended)
        {
            app.Exists = false;
            app.Request = null;
            await world.DeleteAsync(app);
        }
        else if (!app.Exists)
        {
            await UntilAsync(app, async () => await world.FindAsync(app) is null ? null : "it is still there");
            app.Exists = true;
            await UpdateAsync(app);
        }
    }

    /// <summary>Ends whatever keeps an app from what it declares.</summary>
    private async Task SettleAsync()
    {
        foreach (var app in _apps)
        {
            app.IsBroken = false;
            app.IsSuspended = false;
            app.IsFrozen = false;
            await UpdateAsync(app);
        }

        await world.FreezeAsync(false);
        await world.PushAsync(_apps);
    }

    private async Task CheckAsync()
    {
        foreach (var app in _apps)
        {
            await WaitAsync(app);
        }
    }

    private async Task WaitAsync(ModelApp app)
    {
        await UntilAsync(app, () => DifferenceAsync(app));
        if (app.IsCertain)
        {
            // Of the others nothing is settled: a run that began before the suspension comes to its end, however long it takes.
            app.Settle();
        }
    }

    /// <summary>What differs from the model; null when nothing does.</summary>
    private async Task<string?> DifferenceAsync(ModelApp app)
    {
        var item = await world.FindAsync(app);
        var objects = await world.ObjectsAsync(app);
        if (!app.Exists)
        {
            return item is null && objects.Count == 0 ? null : $"deleted, but {(item is null ? "" : "it is there and ")}has {Text(objects)}";
        }

        if (item is null)
        {
            return "not there";
        }

        var inventory = Delivery.Inventory(item);
        return app.IsCertain ? Exact(app, item, objects, inventory) : Loose(app, item, objects, inventory);
    }

    private string? Exact(ModelApp app, MapNode item, Dictionary<string, string> objects, string[] inventory)
    {
        if (!Eventually.Is(item, "True") || !(item.GetString("status", "lastAppliedRevision") ?? "").EndsWith(world.Commit, StringComparison.Ordinal))
        {
            return $"not ready at {world.Commit}: {Eventually.Reason(item)} {Eventually.Message(item)}";
        }

        if (item.GetInt64("status", "observedGeneration") != item.GetInt64("metadata", "generation"))
        {
            return "ready, but of another generation";
        }

        if (app.Request is { } request && item.GetString("status", "lastHandledReconcileAt") != request)
        {
            return "ready, but its last request is not handled";
        }

        var wanted = app.Wanted;
        return Text(objects) != Text(wanted)
            ? $"the cluster has {Text(objects)} instead of {Text(wanted)}"
            : inventory.SequenceEqual(wanted.Keys.Order(StringComparer.Ordinal)) ? null : $"the inventory is {string.Join(' ', inventory)}";
    }

    /// <summary>Suspended or broken: each object is as some declaration on the way had it, and each is owned.</summary>
    private static string? Loose(ModelApp app, MapNode item, Dictionary<string, string> objects, string[] inventory)
    {
        if (app is { IsBroken: true, IsSuspended: false, IsFrozen: false, Needs: null or { IsCertain: true } } && Eventually.Reason(item) != "BuildFailed")
        {
            return $"broken, but {Eventually.Reason(item)}";
        }

        var strange = objects.Where(found => !app.MayHave(found.Key, found.Value)).ToArray();
        var orphans = objects.Keys.Except(inventory).ToArray();
        return strange.Length > 0 ? $"has {Text(strange)}, which nobody declared"
            : orphans.Length > 0 ? $"has {string.Join(' ', orphans)}, which its inventory does not know" : null;
    }

    private static async Task UntilAsync(ModelApp app, Func<Task<string?>> difference)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Limit);
        while (await difference() is { } problem)
        {
            if (limit.IsCancellationRequested)
            {
                throw new InvalidOperationException($"{app.Name}: {problem}");
            }

            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
    }

    private void Redeclare(ModelApp app)
    {
        app.Declared = Enumerable.Range(0, 4).Where(_ => _random.Next(2) == 0).ToDictionary(
            i => string.Create(CultureInfo.InvariantCulture, $"{app.Name}-{i}"),
            _ => string.Create(CultureInfo.InvariantCulture, $"v{++_values}"));
        app.Declared.TryAdd($"{app.Name}-always", string.Create(CultureInfo.InvariantCulture, $"v{++_values}"));
    }

    private static string Text(IEnumerable<KeyValuePair<string, string>> objects) =>
        string.Join(' ', objects.OrderBy(item => item.Key, StringComparer.Ordinal).Select(item => $"{item.Key}={item.Value}"));
}
