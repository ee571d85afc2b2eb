using WacMirror.Core.Policies;

namespace WacMirror.Tests.Golden;

/// <summary>A policy's document in a case. Its id follows from its name.</summary>
internal static class CaseDocument
{
    public const string Cluster = "C1";

    /// <exception cref="PolicyRefusedException">It could not have been stored.</exception>
    public static MirrorPolicy Read(string text)
    {
        // As it was stored a day before: what is over by now was not over then.
        var policy = PolicyDocument.Read(
            text, new PolicyPlace(Cluster, Guid.Empty, 0), CaseObservation.Start.AddDays(-1), new PolicyRules(AllowsSessions: true));
        return policy with { Id = CaseId.Policy(policy.Name) };
    }
}
