using WacMirror.Soak.Oracle;
using WacMirror.Soak.Running;

namespace WacMirror.Soak.Operations;

/// <summary>Applies policies with caution, and keeps the book of what may become of them by themselves.</summary>
internal sealed class RolloutCalls(SoakWorld world, PolicyCalls calls)
{
    /// <param name="before">A policy that is off.</param>
    /// <param name="canary">The source that is set first; null when somebody must confirm.</param>
    /// <param name="seconds">How long that is tried.</param>
    public async Task ApplyAsync(SoakPolicy before, string? canary, double seconds)
    {
        object body = canary is null
            ? new { before.Revision, confirmWithinSeconds = seconds }
            : new { before.Revision, canary = new { adapter = canary, seconds } };
        var on = before with { IsEnabled = true, IsEnforced = true };
        if (await calls.StoreAsync(HttpMethod.Post, $"policies/{before.Id}/apply", body, before) is null)
            return;
        world.Book.Put(on with { Canary = canary, Revision = before.Revision + 1 });
        var off = on with { IsEnabled = false };
        if (canary is null)
            world.Book.Await(before.Id, off);
        else
            world.Book.Await(before.Id, on, off);
        world.Look();
    }

    public async Task ConfirmAsync(SoakPolicy policy)
    {
        // Should it die before it answers, it may have been confirmed.
        world.Book.Await(policy.Id, [.. world.Book.EndsOf(policy.Id), policy with { Canary = null }]);
        world.Look();
        await calls.StoreAsync(HttpMethod.Post, $"policies/{policy.Id}/confirm", null, policy);
    }
}
