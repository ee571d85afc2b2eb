using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace WacMirror.Gateway.Engine;

/// <summary>The engines of this process, one per cluster. Safe on any thread.</summary>
public sealed class ClusterRoster
{
    private readonly ConcurrentDictionary<string, IClusterEngine> engines = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>By cluster name, for people.</summary>
    public IReadOnlyList<IClusterEngine> All =>
        [.. engines.Values.OrderBy(engine => engine.Definition.Name, StringComparer.OrdinalIgnoreCase)];

    /// <exception cref="InvalidOperationException">A cluster of that id is there already.</exception>
    public void Add(IClusterEngine engine)
    {
        ArgumentNullException.ThrowIfNull(engine);
        if (!engines.TryAdd(engine.Definition.Id, engine))
            throw new InvalidOperationException($"A cluster with the id '{engine.Definition.Id}' is there already.");
    }

    public bool TryFind(string id, [NotNullWhen(true)] out IClusterEngine? engine) => engines.TryGetValue(id, out engine);

    /// <summary>Takes a cluster away and ends its engine.</summary>
    /// <returns>Whether there was one of that id.</returns>
    public async Task<bool> RemoveAsync(string id)
    {
        if (!engines.TryRemove(id, out var engine))
            return false;
        if (engine is IAsyncDisposable owned)
            await owned.DisposeAsync();
        return true;
    }
}
