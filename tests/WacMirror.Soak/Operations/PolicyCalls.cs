using System.Text.Json;
using WacMirror.Soak.Hosts;
using WacMirror.Soak.Labs;
using WacMirror.Soak.Oracle;
using WacMirror.Soak.Running;

namespace WacMirror.Soak.Operations;

/// <summary>Changes policies through the API, and keeps the book by what is answered; where the host died before it
/// answered, by what it knows once it lives again.</summary>
internal sealed class PolicyCalls(SoakWorld world)
{
    public async Task CreateAsync(SoakPolicy policy)
    {
        var answer = await SendAsync(HttpMethod.Post, "policies", PolicyJson.Of(policy));
        if (answer is { IsSuccess: false })
            return;
        var stored = answer is not null
            ? answer.Json.GetProperty("policy")
            : await FindAsync(item => item.GetProperty("name").GetString() == policy.Name);
        if (stored is not { } one)
            return;
        Put(policy, one);
        if (policy.ExpiresAt is null)
            return;
        var made = world.Book.Find(IdOf(one))!;
        world.Book.Put(made with { IsEnabled = true });
        world.Book.Await(made.Id, made with { IsEnabled = false });
        world.Look();
    }

    /// <summary>Sends a change of a policy.</summary>
    /// <returns>The policy as it is stored then; null when the change was not made.</returns>
    public async Task<JsonElement?> StoreAsync(HttpMethod method, string path, object? body, SoakPolicy before)
    {
        var answer = await SendAsync(method, path, body);
        if (answer is { IsSuccess: false })
            return null;
        var stored = answer is not null
            ? answer.Json.GetProperty("policy")
            : await FindAsync(item => IdOf(item) == before.Id);
        return stored is { } one && one.GetProperty("revision").GetInt64() > before.Revision ? one : null;
    }

    public async Task ReplaceAsync(SoakPolicy before, SoakPolicy after)
    {
        if (await StoreAsync(HttpMethod.Put, $"policies/{before.Id}?revision={before.Revision}", PolicyJson.Of(after), before)
            is { } stored)
            Put(after, stored);
    }

    public async Task SwitchAsync(SoakPolicy before, bool on)
    {
        if (await StoreAsync(
            HttpMethod.Post,
            $"policies/{before.Id}/{(on ? "apply" : "undo")}",
            on ? new { before.Revision } : new { },
            before) is { } stored)
            Put(before with { IsEnabled = on, IsEnforced = on || before.IsEnforced }, stored);
    }

    public async Task EndAsync(SoakPolicy policy)
    {
        var answer = await SendAsync(HttpMethod.Delete, $"policies/{policy.Id}?revision={policy.Revision}");
        if (answer is { IsSuccess: false })
            return;
        if (answer is null && await FindAsync(item => IdOf(item) == policy.Id) is not null)
            return;
        world.Book.End(policy.Id, policy.Revision);
        world.Look();
    }

    public async Task AdoptAsync(SoakPolicy policy, bool isCleared)
    {
        var answer = await SendAsync(
            HttpMethod.Post, $"policies/{policy.Id}/adopt", new { release = isCleared ? "SetNone" : "LeaveAsFound" });
        world.Look();
        if (answer is { IsSuccess: true })
        {
            foreach (var adapter in answer.Json.GetProperty("adopted").EnumerateArray())
                world.Oracle.Adopt(adapter.GetProperty("id").GetString()!, isCleared, isCertain: true);
            return;
        }
        // It died before it answered, so all of its members may be adopted.
        if (answer is null)
            foreach (var (adapter, _) in world.Oracle.Roles)
                world.Oracle.Adopt(adapter.Id, isCleared, isCertain: false);
    }

    public async Task SetByHandAsync(SeenAdapter adapter, int role, bool adopt)
    {
        var name = $"hand:{adapter.Id}";
        var before = world.Book.ByName(name);
        var wanted = role == RoleText.Source ? "Source" : role == RoleText.Destination ? "Destination" : "None";
        var answer = await SendAsync(HttpMethod.Put, $"adapters/{adapter.Id}/role", new { role = wanted, adopt });
        if (answer is { Status: >= 400 and < 500 })
            return;
        var isCertain = answer is { IsSuccess: true };
        if (role == 0 && before is null && adopt)
            world.Oracle.Adopt(adapter.Id, isCleared: true, isCertain);
        if (role != 0)
            world.Oracle.Adopt(adapter.Id, isCleared: false, isCertain);
        // What was tried may have been written, whatever has become of its policy since.
        if (role != 0)
            Try(HandPolicies.Of(
                before?.Id ?? Guid.Empty,
                name,
                adapter.Id,
                role,
                RoleText.Session(SeenAdapters.RoleOf(world.Labs.Watched.Settings(), adapter.Id))));
        var stored = await FindAsync(item => item.GetProperty("name").GetString() == name);
        if (stored is { } one)
        {
            var (made, session) = await ByHandAsync(one);
            Put(HandPolicies.Of(IdOf(one), name, adapter.Id, made, session), one);
        }
        else if (before is not null)
            world.Book.End(before.Id, before.Revision);
        world.Look();
    }

    private void Try(SoakPolicy policy)
    {
        var before = world.Book.Find(policy.Id);
        world.Book.Put(policy);
        world.Look();
        if (before is not null)
            world.Book.Put(before);
        else
            world.Book.Forget(policy.Id);
    }

    /// <summary>What the host has stored of a role set by hand. The session is the one that was there before.</summary>
    private async Task<(int Role, int Session)> ByHandAsync(JsonElement stored)
    {
        var document = (await world.Host.Link.GetAsync($"policies/{IdOf(stored)}")).GetProperty("document");
        var isSource = document.TryGetProperty("sources", out var sources) && sources.GetProperty("any").GetArrayLength() > 0;
        return (
            isSource ? RoleText.Source : RoleText.Destination,
            document.TryGetProperty("session", out var session) ? session.GetInt32() : 0);
    }


    private void Put(SoakPolicy policy, JsonElement stored)
    {
        world.Book.Put(policy with
        {
            Id = IdOf(stored),
            Revision = stored.GetProperty("revision").GetInt64(),
            IsEnabled = stored.GetProperty("enabled").GetBoolean(),
        });
        world.Look();
    }

    private async Task<JsonElement?> FindAsync(Func<JsonElement, bool> fits)
    {
        await world.Reviving;
        // Just after its start it has not looked into its store yet, and knows no policy.
        await world.Host.Link.WaitAsync(state => state.DecidedFrom > 0, TimeSpan.FromMinutes(2));
        foreach (var item in (await world.Host.Link.GetAsync("policies")).GetProperty("items").EnumerateArray())
            if (fits(item))
                return item;
        return null;
    }

    private static Guid IdOf(JsonElement item) => item.GetProperty("id").GetGuid();

    /// <summary>Null when the host died before it answered.</summary>
    private async Task<HostAnswer?> SendAsync(HttpMethod method, string path, object? body = null)
    {
        try
        {
            var answer = await world.Host.Link.SendAsync(method, path, body);
            world.Note($"  {method} {path}: {answer.Status}{(answer.IsSuccess ? string.Empty : " " + answer.Text)}");
            return answer;
        }
        catch (Exception error) when (
            error is HttpRequestException or OperationCanceledException or ObjectDisposedException or InvalidOperationException)
        {
            world.Note($"  {method} {path}: no answer ({error.GetType().Name})");
            await world.Reviving;
            return null;
        }
    }
}
