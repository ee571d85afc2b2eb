namespace WacMirror.Lab.Cluster;

/// <summary>Frees several things so that one that fails does not keep the others.</summary>
internal static class Disposal
{
    /// <summary>Disposes one after another, in the order given.</summary>
    /// <exception cref="AggregateException">Some failed; thrown after all had their turn.</exception>
    public static async Task AllAsync(params IEnumerable<IAsyncDisposable?> items)
    {
        var failures = new List<Exception>();
        foreach (var item in items.OfType<IAsyncDisposable>())
        {
            try
            {
                await item.DisposeAsync();
            }
            catch (Exception failure)
            {
                failures.Add(failure);
            }
        }
        if (failures.Count > 0)
            throw new AggregateException(failures);
    }
}
