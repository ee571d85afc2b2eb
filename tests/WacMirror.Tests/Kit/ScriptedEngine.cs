using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using WacMirror.Core.Policies;
using WacMirror.Core.Storing;
using WacMirror.Core.Topology;
using WacMirror.Gateway.Engine;
using WacMirror.Gateway.Engine.Policies;

namespace WacMirror.Tests.Kit;

/// <summary>An engine that shows the states a test gives it, and answers or refuses as told: for what the API makes of
/// states that a real engine comes to only by long ways.</summary>
internal sealed class ScriptedEngine(params Adapter[] adapters) : IClusterEngine
{
    private readonly Lock gate = new();
    private TaskCompletionSource replaced = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private PolicyBoard board = PolicyBoard.Empty;

    public ClusterDefinition Definition { get; init; } = new("fake", "FAKE", ["HV01"], IsLab: false);

    /// <summary>What its node is called, each time that somebody asks.</summary>
    public Func<string> NodeName { get; init; } = () => "HV01";

    /// <summary>What it shows; setting it tells who watches.</summary>
    public PolicyBoard Board
    {
        get => board;
        set
        {
            lock (gate)
            {
                board = value;
                replaced.SetResult();
                replaced = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            }
        }
    }

    /// <summary>What every change ends in; null lets it be done.</summary>
    public Exception? Refusal { get; set; }

    /// <summary>Whether a role set by hand is stored and waits for its node.</summary>
    public bool IsBusy { get; set; }

    /// <summary>What a preview answers.</summary>
    public PolicyPreview Preview { get; set; } = new(PolicyMembers.None, [], [], []);

    /// <summary>What was asked for, in order.</summary>
    public ConcurrentQueue<ScriptedCall> Calls { get; } = [];

    public ValueTask<ClusterStatus> StatusAsync(CancellationToken cancellationToken)
    {
        var name = NodeName();
        var snapshot = new ClusterSnapshot(adapters.ToImmutableSortedDictionary(adapter => adapter.Id, adapter => adapter));
        return new(new ClusterStatus(
            Definition, 1, [new NodeStatus(name, null, Some.Node(name, adapters), null)], snapshot));
    }

    public async IAsyncEnumerable<ClusterStatus> WatchStatusAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return await StatusAsync(cancellationToken);
    }

    public ValueTask<RateTable> RatesAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

    public IAsyncEnumerable<RateTable> WatchRatesAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

    public ValueTask<PolicyBoard> PoliciesAsync(CancellationToken cancellationToken) => new(Board);

    public async IAsyncEnumerable<PolicyBoard> WatchPoliciesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (true)
        {
            Task next;
            PolicyBoard now;
            lock (gate)
                (next, now) = (replaced.Task, board);
            yield return now;
            await next.WaitAsync(cancellationToken);
        }
    }

    public ValueTask<PolicyPreview> PreviewAsync(MirrorPolicy policy, CancellationToken cancellationToken)
    {
        Calls.Enqueue(new ScriptedCall("preview", policy.Id) { Policy = policy });
        return Refusal is null ? new(Preview) : throw Refusal;
    }

    public Task<PolicyRevision> SavePolicyAsync(
        MirrorPolicy policy, PolicyRollout? rollout, string actor, CancellationToken cancellationToken) =>
        Answer(
            new ScriptedCall("save", policy.Id) { Policy = policy, Rollout = rollout, Actor = actor },
            new PolicyRevision(policy with { Revision = policy.Revision + 1 }, rollout, false, actor, Some.Moment));

    public Task<PolicyRevision> EndPolicyAsync(Guid policy, long revision, string actor, CancellationToken cancellationToken)
    {
        var known = board.Policies.Single(known => known.Policy.Id == policy).Policy;
        return Answer(
            new ScriptedCall("end", policy) { Revision = revision, Actor = actor },
            new PolicyRevision(known with { Revision = revision + 1 }, null, true, actor, Some.Moment));
    }

    public Task<PolicyRevision> ConfirmAsync(Guid policy, string actor, CancellationToken cancellationToken) => Answer(
        new ScriptedCall("confirm", policy) { Actor = actor },
        board.Policies.FirstOrDefault(known => known.Policy.Id == policy)!);

    public Task<ImmutableArray<AdapterId>> AdoptAsync(
        Guid policy,
        ImmutableArray<AdapterId> adapters,
        AdoptRelease release,
        string actor,
        CancellationToken cancellationToken) =>
        Answer(new ScriptedCall("adopt", policy) { Adapters = adapters, Release = release, Actor = actor }, adapters);

    public Task<SetRoleAnswer> SetRoleAsync(
        AdapterId id, MirrorRole wanted, bool adopt, string actor, CancellationToken cancellationToken)
    {
        Calls.Enqueue(new ScriptedCall("role", Guid.Empty) { Adapters = [id], Adopt = adopt, Actor = actor });
        if (Refusal is not null)
            return Task.FromException<SetRoleAnswer>(Refusal);
        var adapter = adapters.Single(adapter => adapter.Id == id);
        return Task.FromResult(new SetRoleAnswer(adapter with { Role = new RoleSetting(wanted) }, adapter.Role, 1)
        {
            Policy = Some.Id(70),
            IsPending = IsBusy,
        });
    }

    private Task<T> Answer<T>(ScriptedCall call, T answer)
    {
        Calls.Enqueue(call);
        return Refusal is null ? Task.FromResult(answer) : Task.FromException<T>(Refusal);
    }
}

/// <summary>What a <see cref="ScriptedEngine"/> was asked for.</summary>
internal sealed record ScriptedCall(string What, Guid Id)
{
    public MirrorPolicy? Policy { get; init; }

    public PolicyRollout? Rollout { get; init; }

    public long Revision { get; init; }

    public ImmutableArray<AdapterId> Adapters { get; init; } = [];

    public AdoptRelease? Release { get; init; }

    public bool Adopt { get; init; }

    public string Actor { get; init; } = string.Empty;
}
