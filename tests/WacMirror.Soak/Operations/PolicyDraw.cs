using WacMirror.Soak.Oracle;
using WacMirror.Soak.Running;

namespace WacMirror.Soak.Operations;

/// <summary>What an operator does with policies.</summary>
internal sealed class PolicyDraw(SoakWorld world, PolicyCalls calls)
{
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
        world.Note($"switch {policy.Name} {(policy.IsEnabled ? "off" : "on")}");
        return calls.SwitchAsync(policy, !policy.IsEnabled);
    });

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
        [.. world.Book.Policies.Where(policy => !policy.IsHand).OrderBy(policy => policy.Name, StringComparer.Ordinal)];

    private Task OneAsync(Func<SoakPolicy, Task> what) =>
        Documents() is { Count: > 0 } all ? what(world.Pick(all)) : CreateAsync();

    private static string Describe(SoakPolicy policy) => System.Text.Json.JsonSerializer.Serialize(PolicyJson.Of(policy));
}
