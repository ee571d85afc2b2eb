using WacMirror.Soak.Oracle;
using WacMirror.Soak.Running;

namespace WacMirror.Soak.Operations;

/// <summary>What an operator does with policies.</summary>
internal sealed class PolicyDraw(SoakWorld world, PolicyCalls calls)
{
    private readonly RolloutCalls rollouts = new(world, calls);
    private const int Most = 6;
    private int made;

    public async Task CreateAsync()
    {
        if (Documents().Count >= Most)
        {
            await EndAsync();
            return;
        }
        var policy = PolicyDice.Throw(world, Guid.Empty, $"policy {++made}", 0);
        if (world.Toss(0.15))
            policy = PolicyDice.ThrowEnd(world, policy);
        world.Note($"create {Describe(policy)}");
        await calls.CreateAsync(policy);
    }

    public Task EditAsync() => OneAsync(policy =>
    {
        var after = PolicyDice.Throw(world, policy.Id, policy.Name, policy.Revision) with { IsEnabled = policy.IsEnabled };
        world.Note($"edit {Describe(after)}");
        return calls.ReplaceAsync(policy, after);
    });

    public Task SwitchAsync() => OneAsync(policy =>
    {
        if (!policy.IsEnabled && policy.ExpiresAt is null && world.Toss(0.4))
            return RollOutAsync(policy);
        world.Note($"switch {policy.Name} {(policy.IsEnabled ? "off" : "on")}");
        return calls.SwitchAsync(policy, !policy.IsEnabled);
    });

    /// <summary>Confirms what is applied for a while only, which otherwise is rolled back.</summary>
    public async Task ConfirmAsync()
    {
        if (world.Book.Awaited.Select(world.Book.Find).OfType<SoakPolicy>().FirstOrDefault(policy => policy.ExpiresAt is null)
            is not { } policy)
        {
            await SwitchAsync();
            return;
        }
        world.Note($"confirm {policy.Name}");
        await rollouts.ConfirmAsync(policy);
    }

    public Task EndAsync() => OneAsync(policy =>
    {
        world.Note($"end {policy.Name}");
        return calls.EndAsync(policy);
    });

    public Task AdoptAsync() => OneAsync(policy =>
    {
        var isCleared = world.Toss(0.5);
        world.Note($"adopt into {policy.Name}, cleared {isCleared}");
        return calls.AdoptAsync(policy, isCleared);
    });

    public Task SetByHandAsync()
    {
        var adapter = world.Pick([.. world.Oracle.Roles.Select(role => role.Adapter)]);
        var (role, adopt) = (world.Chance.Next(3), world.Toss(0.5));
        world.Note($"by hand {adapter.Vm ?? adapter.Kind}/{adapter.Name} to {role}, adopt {adopt}");
        return calls.SetByHandAsync(adapter, role, adopt);
    }

    private List<SoakPolicy> Documents() =>
        [.. world.Book.Policies.Where(policy => !policy.IsHand && !world.Book.Awaited.Contains(policy.Id)).OrderBy(policy => policy.Name, StringComparer.Ordinal)];

    private Task OneAsync(Func<SoakPolicy, Task> what) =>
        Documents() is { Count: > 0 } all ? what(world.Pick(all)) : CreateAsync();

    /// <summary>Switches a policy on with one source first, or for as long as nobody must have confirmed.</summary>
    private Task RollOutAsync(SoakPolicy policy)
    {
        var sources = world.Oracle.SourcesOf(policy).ToList();
        var canary = sources.Count > 0 && world.Toss(0.5) ? world.Pick(sources) : null;
        var seconds = 1 + world.Chance.NextDouble();
        world.Note($"switch {policy.Name} on {(canary is null ? "until confirmed" : "with " + canary)}, {seconds:F1} s");
        return rollouts.ApplyAsync(policy, canary, seconds);
    }

    private static string Describe(SoakPolicy policy) => System.Text.Json.JsonSerializer.Serialize(PolicyJson.Of(policy));
}
