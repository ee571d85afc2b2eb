using System.Security.Claims;
using Microsoft.AspNetCore.Mvc;
using WacMirror.Core.Policies;
using WacMirror.Core.Storing;
using WacMirror.Gateway.Api.Errors;
using WacMirror.Gateway.Api.Naming;
using WacMirror.Gateway.Engine;
using WacMirror.Gateway.Engine.Policies;

namespace WacMirror.Gateway.Api.Policies;

/// <summary>What every request about a cluster's policies needs.</summary>
internal sealed record PolicyScope(
    [property: FromRoute(Name = "cluster")] string Cluster,
    ClusterRoster Roster,
    EngineOptions Options,
    TimeProvider Time,
    ClaimsPrincipal User,
    CancellationToken Cancellation)
{
    /// <exception cref="ApiException">There is no such cluster.</exception>
    public IClusterEngine Engine => Roster.Find(Cluster);

    public DateTimeOffset Now => Time.GetUtcNow();

    /// <summary>Who asks, as the audit has it.</summary>
    public string Actor => User.Identity?.Name ?? string.Empty;

    public ValueTask<PolicyBoard> BoardAsync() => Engine.PoliciesAsync(Cancellation);

    public async Task<BoardView> ViewAsync(PolicyBoard board) =>
        new(board, await ClusterNames.OfAsync(Engine, board, Cancellation), Now);

    /// <summary>What is known of a policy. Where the board is older than the given revision, the rest of it is too.</summary>
    public async Task<PolicyView> ShowAsync(PolicyRevision revision)
    {
        var view = await ViewAsync(await BoardAsync());
        var members = view.Members(revision.Policy.Id);
        return new PolicyView(
            view.Policy(revision),
            revision.Policy.ToDocument(),
            members,
            BoardView.Nodes(members),
            view.Findings(revision.Policy.Id));
    }

    /// <summary>The newest revision of a policy.</summary>
    /// <exception cref="ApiException">It is not an id.</exception>
    /// <exception cref="PolicyNotFoundException">There is none of that id, or it is over.</exception>
    /// <exception cref="PoliciesHaltedException">Which policies there are is not known now.</exception>
    public async Task<PolicyRevision> FindAsync(string id) => Find(await BoardAsync(), id);

    /// <inheritdoc cref="FindAsync"/>
    public static PolicyRevision Find(PolicyBoard board, string id)
    {
        var policy = IdOf(id);
        return board.Policies.FirstOrDefault(revision => revision.Policy.Id == policy)
            ?? throw (board.Halted is { } why ? new PoliciesHaltedException(why) : new PolicyNotFoundException(policy));
    }

    /// <exception cref="ApiException">It is not an id.</exception>
    public static Guid IdOf(string id) =>
        Guid.TryParse(id, out var policy) ? policy : throw new ApiException(ApiError.UnknownPolicy(id));

    /// <summary>Stores a change of a policy and shows it.</summary>
    public async Task<PolicyView> SaveAsync(MirrorPolicy policy, PolicyRollout? rollout = null) =>
        await ShowAsync(await Engine.SavePolicyAsync(policy, rollout, Actor, Cancellation));
}
