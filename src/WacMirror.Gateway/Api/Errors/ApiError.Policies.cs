using System.Globalization;
using WacMirror.Core.Policies;
using WacMirror.Core.Storing;
using WacMirror.Gateway.Api.Naming;
using WacMirror.Gateway.Engine.Policies;

namespace WacMirror.Gateway.Api.Errors;

/// <summary>What stands against a change of policies. Nothing was stored.</summary>
public sealed partial record ApiError
{
    public static ApiError UnknownPolicy(string id) => Of(
        404, "unknown-policy", "No such policy", $"The cluster has no policy '{id}', or it is over.") with
    {
        Field = "id",
        Value = id,
    };

    public static ApiError UnknownRevision(long revision, IEnumerable<long> known) => Of(
        404, "unknown-revision", "No such revision", $"The policy never had a revision {revision}.") with
    {
        Field = "revision",
        Value = Text(revision),
        Allowed = [.. known.Select(Text)],
    };

    public static ApiError From(PolicyNotFoundException error) => UnknownPolicy(error.Id.ToString());

    public static ApiError From(PolicyRefusedException error) =>
        InvalidFields("invalid-policy", "Not a usable policy", error.Errors, error.Message);

    /// <summary>The value is the revision that the request is based on; allowed is the stored one.</summary>
    public static ApiError From(StaleRevisionException error) => Of(
        409, "stale-revision", "Somebody changed it since", error.Message) with
    {
        Field = "revision",
        Value = Text(error.Expected),
        Allowed = [Text(error.Stored)],
    };

    public static ApiError From(AdapterClaimedException error) => Of(
        409, "adapter-claimed", "A policy holds this adapter", error.Message) with
    {
        Value = error.Adapter.ToString(),
        Policy = error.Policy is { } policy ? new PolicyRef(policy.Id, policy.Name) : null,
    };

    public static ApiError From(ForeignRoleException error) => Of(
        409, "foreign-role", "Somebody else set this role", $"{error.Message} With 'adopt' it is taken over.") with
    {
        Field = "adopt",
        Value = "false",
        Allowed = ["true"],
    };

    public static ApiError From(PoliciesHaltedException error) => Of(
        503, "policies-halted", "Nothing can be changed now", error.Message);

    public static ApiError From(StoreUnavailableException error) => Of(
        503, "store-unavailable", "The store does not answer", error.Message);

    public static ApiError From(StaleEpochException error) => Of(
        503, "policies-halted", "Another WacMirror took over", error.Message);

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
